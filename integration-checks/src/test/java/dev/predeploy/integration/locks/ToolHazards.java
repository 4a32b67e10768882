package dev.predeploy.integration.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hazards of the table as they come by a tool that has its own words for them: its migrations, one after the other, stand
 * in a folder of {@code hazards}, and a table in its {@code README.md} says which of them is which hazard, at which line.
 * What is not in the table is safe.
 *
 * @param folder the folder
 * @param rows the rows of its table
 */
public record ToolHazards(Path folder, List<Row> rows) {

    /**
     * A row of the table.
     *
     * @param migration the name of the migration's file
     * @param line the line of what does it
     * @param hazard what it is, as SQL does it
     */
    record Row(String migration, int line, HazardRow hazard) {
        private String told() {
            return "%s:%d %s".formatted(migration, line, hazard.rule());
        }
    }

    /** Reads those of a tool, as they are on PostgreSQL 15. */
    public static ToolHazards of(String tool) throws IOException {
        Path folder = HazardFile.FOLDER.resolve(tool);
        Map<String, List<HazardRow>> known = HazardRow.of("15");
        return new ToolHazards(
                folder,
                HazardRow.table(folder).stream()
                        .filter(cells -> cells.size() == 5 && cells.get(1).matches("\\d+"))
                        .flatMap(cells -> rows(cells, known))
                        .toList());
    }

    private static Stream<Row> rows(List<String> cells, Map<String, List<HazardRow>> known) {
        List<HazardRow> hazard = known.getOrDefault(cells.get(2), List.of());
        assertThat(hazard).as("the hazard " + cells.get(2)).isNotEmpty();
        return hazard.stream().map(each -> new Row(cells.get(0), Integer.parseInt(cells.get(1)), each));
    }

    /** Copies the migrations, and what is live before them. */
    public void copyTo(Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(HazardFile.FOLDER.resolve("base.sql"), to.resolve("base.sql"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".py")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Refuses what the kind {@code locks} told of them, unless it is each of the hazards, and nothing else. */
    public void expect(TestedCheck check) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        String evidence = check.evidence().getOrDefault("locks.md", "");
        assertThat(check.findings().stream().map(ToolHazards::told))
                .as(evidence)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::told).toList());
        for (Row row : rows) {
            Finding finding = check.findings().stream()
                    .filter(each -> told(each).equals(row.told()))
                    .findFirst()
                    .orElseThrow();
            row.hazard().expect(finding, row.line(), about(row.migration(), evidence));
        }
    }

    private static String told(Finding finding) {
        String place = finding.place().text();
        return place.substring(place.lastIndexOf('/') + 1) + " "
                + finding.rule().orElse("");
    }

    /** Returns the part of the evidence that is about a migration. */
    private static String about(String migration, String evidence) {
        return Arrays.stream(evidence.split("(?m)^## ", -1))
                .filter(part ->
                        part.lines().findFirst().orElse("").matches("(.*\\.)?" + migration.replace(".py", "(.py)?")))
                .findFirst()
                .orElse("");
    }
}
