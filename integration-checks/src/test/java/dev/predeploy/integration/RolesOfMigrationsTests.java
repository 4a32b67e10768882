package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A role belongs to a whole server, and every rehearsal makes those that the migrations make. */
@Timeout(300)
class RolesOfMigrationsTests {
    private static final String STACK = """
            stack: test
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
              upgrade: {main: {}}
              locks: {main: {}}
              runner: {main: {at-once: 2}}
            """;
    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY);\n";
    private static final String ROLE = "SET LOCAL lock_timeout = '2s';\nCREATE ROLE reporting;\n";

    @TempDir
    private Path folder;

    @Test
    void areMadeByEachRehearsalOfWhatIsPending() throws Exception {
        migration("V1__a.sql", TABLE);
        migration("V2__b.sql", ROLE + "GRANT SELECT ON t TO reporting;");
        assertAllPass();
    }

    @Test
    void areThereInEachRehearsalWhereTheyAreLive() throws Exception {
        migration("V1__a.sql", ROLE + TABLE);
        migration("V2__b.sql", "SET LOCAL lock_timeout = '2s';\nGRANT SELECT ON t TO reporting;");
        assertAllPass();
    }

    private void assertAllPass() throws IOException {
        Collection<TestedCheck> checks = CheckTester.of(
                        MigrationsCheck.class, UpgradeCheck.class, LocksCheck.class, RunnerCheck.class)
                .run(folder, STACK)
                .all();
        assertThat(checks).hasSize(4).allSatisfy(check -> {
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        });
    }

    private void migration(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }
}
