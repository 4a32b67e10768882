package dev.predeploy.integration.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of the table in {@code hazards/README.md}.
 *
 * @param hazard the name of the file
 * @param line the line of the statement in it
 * @param relation what it is about
 * @param lock the lock on that, in the manual's words; empty where none is told
 * @param seen what became of the relation's file, whether all of it was read, and what became of rows
 * @param rule the rule of the finding
 * @param severity its severity
 */
record HazardRow(
        String hazard, int line, String relation, String lock, List<String> seen, String rule, String severity) {

    /** Returns the rows for a version of PostgreSQL, by hazard. */
    static Map<String, List<HazardRow>> of(String version) throws IOException {
        Map<String, List<HazardRow>> rows = new LinkedHashMap<>();
        for (List<String> cells : table(HazardFile.FOLDER)) {
            if (cells.size() == 13 && cells.get(2).matches("\\d+")) {
                if (cells.get(10).isEmpty() || cells.get(10).equals(version)) {
                    rows.computeIfAbsent(cells.get(0), absent -> new ArrayList<>())
                            .add(new HazardRow(
                                    cells.get(0),
                                    Integer.parseInt(cells.get(2)),
                                    cells.get(3),
                                    cells.get(4),
                                    cells.subList(5, 8),
                                    cells.get(8),
                                    cells.get(9)));
                }
            }
        }
        return rows;
    }

    /** Returns the cells of the lines of what is a table in a folder's {@code README.md}. */
    static List<List<String>> table(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("README.md")).stream()
                .map(HazardRow::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return line.startsWith("| ")
                ? Stream.of(line.substring(1).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** Refuses a finding that says something else, and evidence that does not show this of the relation at its line. */
    void expect(Finding finding, int at, String evidence) {
        assertThat(finding.severity().name().toLowerCase(Locale.ROOT)).isEqualTo(severity);
        assertThat(finding.line()).contains(relation, lock);
        assertThat(finding.fix()).isPresent();
        assertThat(isSeenIn(evidence, at)).as(this + evidence).isTrue();
    }

    private boolean isSeenIn(String evidence, int at) {
        return evidence.lines()
                .map(HazardRow::cells)
                .filter(cells -> cells.size() > 9)
                .anyMatch(cells -> cells.get(0).equals(Integer.toString(at))
                        && cells.get(2).equals(relation)
                        && (lock.isEmpty() || cells.get(4).equals(lock))
                        && cells.subList(7, 10).equals(seen));
    }
}
