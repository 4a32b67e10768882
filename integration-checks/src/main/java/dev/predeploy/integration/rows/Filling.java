package dev.predeploy.integration.rows;

import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of each table of a database.
 *
 * @param tables the tables, in the order in which they were filled
 */
public record Filling(List<FilledTable> tables) {
    /** Copies the list. */
    public Filling {
        tables = List.copyOf(tables);
    }

    /** Says whether no table was given rows, and there is none but the migrations' own that had some. */
    public boolean isVain() {
        return tables.stream().noneMatch(table -> table.rows() > 0 || table.hadRows());
    }

    /** Returns a line for each table. */
    public String text() {
        return tables.stream().map(table -> table.line() + "\n").collect(Collectors.joining());
    }

    /** Returns a warning for each table that has no rows. */
    public List<Finding> warnings() {
        return tables.stream()
                .map(FilledTable::warning)
                .flatMap(Optional::stream)
                .toList();
    }
}
