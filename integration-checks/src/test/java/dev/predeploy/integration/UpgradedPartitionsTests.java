package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UpgradedPartitionsTests {
    private static final String LIVE = """
            CREATE TABLE events (at date, what text) PARTITION BY RANGE (at);
            CREATE TABLE events_25 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE events_other PARTITION OF events DEFAULT;
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE events DETACH PARTITION events_25;",
                "DROP TABLE events_25;",
                "ALTER TABLE events DETACH PARTITION events_25; INSERT INTO events_other SELECT * FROM events_25;"
                        + " DROP TABLE events_25;"
            })
    void losesNothingWhereAPartitionIsTakenOut(String pending) throws Exception {
        TestedCheck check = upgrade(pending);
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM events_25;                                                       | public.events",
                "ALTER TABLE events DETACH PARTITION events_25; DELETE FROM events_25;        | public.events_25",
                "DROP TABLE events_25; DELETE FROM events;                                    | public.events"
            })
    void losesTheRowsOfThoseThatStay(String pending, String table) throws Exception {
        TestedCheck check = upgrade(pending);
        assertThat(check.finding().rule()).hasValue("rows-lost");
        assertThat(check.finding().what()).startsWith("Rows of the table " + table + " are gone");
    }

    private TestedCheck upgrade(String pending) throws Exception {
        return new TestStack(folder)
                .with("m/V1__a.sql", LIVE)
                .with("m/V2__b.sql", pending)
                .run(UpgradeCheck.class, """
                        integration:
                          migrations: {main: {tool: flyway, locations: [m]}}
                          upgrade: {main: {live: "1"}}
                        """);
    }
}
