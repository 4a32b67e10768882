package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What several checks of one set of migrations meet is told by one of them. */
@Timeout(300)
class ToldOnceTests {
    private static final String UPGRADE_AND_LOCKS =
            "  upgrade: {main: {live: {ref: main}}}\n  locks: {main: {live: {ref: main}}}\n";
    private static final String RUNNER = "  runner: {main: {live: {ref: main}}}\n";

    @TempDir
    private Path folder;

    @Test
    void theRunnerTellsOfTheHistory() throws Exception {
        deployThenSlipIn();
        TestedChecks checks = run("", UPGRADE_AND_LOCKS + RUNNER);
        assertThat(checks.check("integration/runner/main").finding().rule()).hasValue("out-of-order");
        assertBlockedBy("integration/runner/main", checks, "upgrade", "locks");
    }

    @Test
    void theMigrationsTellOfTheHistorySinceACommit() throws Exception {
        deployThenSlipIn();
        TestedChecks checks = run(", since: main", UPGRADE_AND_LOCKS + RUNNER);
        TestedCheck migrations = checks.check("integration/migrations/main");
        assertThat(migrations.finding().rule()).hasValue("out-of-order");
        assertBlockedBy("integration/migrations/main", checks, "upgrade", "locks", "runner");
    }

    @Test
    void theUpgradeTellsOfTheHistoryIfNobodyElseDoes() throws Exception {
        deployThenSlipIn();
        TestedChecks checks = run("", UPGRADE_AND_LOCKS + RUNNER.replace("}}}", "}, skip: no time}}"));
        TestedCheck upgrade = checks.check("integration/upgrade/main");
        assertThat(upgrade.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(upgrade.finding().place()).isEqualTo(Place.file("m/V2__b.sql"));
        assertBlockedBy("integration/upgrade/main", checks, "locks");
    }

    @Test
    void theRunnerTellsWhatIsLeftInvalid() throws Exception {
        migration("V1__a.sql", "CREATE TABLE t (id int PRIMARY KEY);");
        migration("V2__b.sql", "SET LOCAL lock_timeout = '2s';\nALTER TABLE t ADD CHECK (id > 0) NOT VALID;");
        assertThat(rules(run("", "  locks: {main: {}}\n  runner: {main: {}}\n")))
                .containsExactly("left-invalid");
        assertThat(rules(run("", "  locks: {main: {}}\n"))).containsExactly("invalid-constraint");
    }

    private static List<String> rules(TestedChecks checks) {
        return checks.all().stream()
                .flatMap(check -> check.findings().stream())
                .map(Finding::rule)
                .map(rule -> rule.orElse(""))
                .toList();
    }

    private static void assertBlockedBy(String teller, TestedChecks checks, String... kinds) {
        assertThat(kinds).allSatisfy(kind -> {
            TestedCheck check = checks.check("integration/" + kind + "/main");
            assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(check.blockedBy()).hasValue(teller);
        });
    }

    private void deployThenSlipIn() throws Exception {
        migration("V1__a.sql", "CREATE TABLE t (id int PRIMARY KEY);");
        migration("V3__c.sql", "SELECT 3;");
        new GitFolder(folder).deploy();
        migration("V2__b.sql", "SELECT 2;");
        migration("V4__d.sql", "SELECT 4;");
    }

    private TestedChecks run(String since, String entries) throws IOException {
        String stack = "stack: test\nintegration:\n  migrations: {main: {tool: flyway, locations: [m]%s}}\n%s"
                .formatted(since, entries);
        return CheckTester.of(MigrationsCheck.class, UpgradeCheck.class, LocksCheck.class, RunnerCheck.class)
                .run(folder, stack);
    }

    private void migration(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }
}
