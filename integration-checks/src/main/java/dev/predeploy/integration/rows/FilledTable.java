package dev.predeploy.integration.rows;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one table.
 *
 * @param name its name with its schema, as SQL
 * @param rows how many rows were written to it
 * @param notes what people should know of them
 * @param why why it has none
 */
public record FilledTable(String name, int rows, List<String> notes, Optional<String> why) {
    private static final Set<String> HISTORIES =
            Set.of("flyway_schema_history", "schema_version", "django_migrations", "alembic_version");

    /** Copies the list. */
    public FilledTable {
        notes = List.copyOf(notes);
    }

    /** Says whether it held rows before, and is not where a tool writes down what it has applied. */
    boolean hadRows() {
        return rows == 0 && why.isEmpty() && !HISTORIES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static FilledTable without(String name, String why) {
        return new FilledTable(name, 0, List.of(), Optional.of(why));
    }

    static FilledTable leftAlone(String name) {
        return new FilledTable(name, 0, List.of("had rows, and was left alone"), Optional.empty());
    }

    /** Returns a line for people. */
    String line() {
        String what = why.map(reason -> "NO ROWS: " + reason)
                .orElseGet(() -> rows == 0 ? "" : rows + (rows == 1 ? " row" : " rows"));
        String more = String.join("; ", notes);
        return name + ": " + what + (what.isEmpty() || more.isEmpty() ? "" : "; ") + more;
    }

    /** Returns the warning about a table without rows. */
    Optional<Finding> warning() {
        return why.map(reason -> Finding.of("The table " + name + " could not be given rows")
                .rule("no-rows")
                .actual(reason)
                .severity(Severity.WARNING)
                .fix("Write rows of it in a seed script, and name that under `seed`."));
    }
}
