package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The code of a commit on the schema of the tree; its smoke test is a script that it runs as psql would. */
@Timeout(300)
class CompatibilityCheckTests {
    private static final String STACK = """
            stack: test
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
              compatibility:
                main: {live: {ref: main}, run: sh sql.sh smoke.sql}
            """;

    @TempDir
    private Path folder;

    private GitFolder repository;

    @BeforeEach
    void deploy() throws Exception {
        repository = new GitFolder(folder);
        repository.write("m/V1__clients.sql", "CREATE TABLE clients (id serial PRIMARY KEY, name text, email text);\n");
        repository.write(
                "smoke.sql", "INSERT INTO clients (name, email) VALUES ('a', 'b'); SELECT c.email FROM clients c");
        repository.write("sql.sh", "exec " + SqlProgram.COMMAND + "\"$1\"\n");
        repository.write("predeploy.yml", STACK);
        repository.deploy();
        repository.write("smoke.sql", "SELECT 'the new code, which never runs here'::int");
    }

    @Test
    void passesAColumnThatMayBeNull() throws Exception {
        repository.write("m/V2__phone.sql", "ALTER TABLE clients ADD COLUMN phone text;\n");
        TestedCheck check = run();
        assertThat(check.reason()).isEmpty();
        assertThat(check.evidence()).containsOnlyKeys("1-live.log", "1-migrated.log");
    }

    @Test
    void passesWhereNothingIsPending() throws Exception {
        assertThat(run().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsADroppedColumnAtTheLineThatDropsIt() throws Exception {
        repository.write("m/V2__other.sql", "-- email is dropped soon\nCREATE TABLE other (email text);\n");
        repository.write("m/V3__drop.sql", "SELECT 1;\nALTER TABLE clients\n  DROP COLUMN email;\n");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what())
                .isEqualTo("`sh sql.sh smoke.sql` of main fails on the migrated schema:"
                        + " column \"email\" of relation \"clients\" does not exist");
        assertThat(check.finding().rule()).hasValue("incompatible");
        assertThat(check.finding().actual()).hasValue("42703: column \"email\" of relation \"clients\" does not exist");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V3__drop.sql", 3));
        assertThat(check.finding().fix())
                .hasValueSatisfying(fix -> assertThat(fix).contains("in a later deploy"));
    }

    @Test
    void failsARenamedColumn() throws Exception {
        repository.write("m/V2__rename.sql", "ALTER TABLE clients RENAME email TO mail;\n");
        assertIncompatible("42703", Place.file("m/V2__rename.sql", 1));
    }

    @Test
    void failsARenamedTable() throws Exception {
        repository.write(
                "m/V2__rename.sql", "SET LOCAL lock_timeout = '1s';\nALTER TABLE clients RENAME TO customers;\n");
        assertIncompatible("42P01", Place.file("m/V2__rename.sql", 2));
    }

    @Test
    void failsAColumnThatMustBeGiven() throws Exception {
        repository.write("m/V2__phone.sql", "ALTER TABLE clients ADD COLUMN phone text NOT NULL;\n");
        TestedCheck check = assertIncompatible("23502", Place.file("m/V2__phone.sql", 1));
        assertThat(check.finding().fix())
                .hasValueSatisfying(fix -> assertThat(fix).contains("default"));
    }

    @Test
    void failsANarrowerConstraint() throws Exception {
        repository.write(
                "m/V2__check.sql", "ALTER TABLE clients\n  ADD CONSTRAINT clients_mail CHECK (email LIKE '%@%');\n");
        assertIncompatible("23514", Place.file("m/V2__check.sql", 1));
    }

    @Test
    void failsAtTheTableThatTheQuotedStatementReads() throws Exception {
        repository.write("m/V2__drop.sql", "CREATE TABLE other (email text);\nALTER TABLE clients DROP email;\n");
        repository.write("m/V3__drop.sql", "ALTER TABLE other DROP COLUMN email;\n");
        repository.write("smoke.sql", "SELECT email FROM clients");
        repository.deploy("smoke.sql");
        String quoting = "sh sql.sh smoke.sql || { echo 'LINE 1: SELECT email FROM clients' >&2; exit 1; }";
        assertIncompatible(
                "42703",
                Place.file("m/V2__drop.sql", 2),
                run(STACK.replace("sh sql.sh smoke.sql", "\"" + quoting + "\"")));
    }

    @Test
    void failsAtTheTableThatQualifiesTheColumn() throws Exception {
        repository.write("m/V2__drop.sql", "CREATE TABLE other (email text);\nALTER TABLE clients DROP email;\n");
        repository.write("m/V3__drop.sql", "ALTER TABLE other DROP COLUMN email;\n");
        repository.write("smoke.sql", "SELECT clients.email FROM clients");
        repository.deploy("smoke.sql");
        assertIncompatible("42703", Place.file("m/V2__drop.sql", 2));
    }

    @Test
    void failsAtTheNotNullAndNotAtALaterIndex() throws Exception {
        repository.write(
                "m/V2__phone.sql",
                "ALTER TABLE clients ADD COLUMN phone text NOT NULL;\nCREATE INDEX ON clients (phone);\n");
        assertIncompatible("23502", Place.file("m/V2__phone.sql", 1));
    }

    @Test
    void failsAtTheDefaultThatIsDropped() throws Exception {
        repository.write("m/V2__phone.sql", """
                ALTER TABLE clients ADD COLUMN phone text NOT NULL DEFAULT '';
                ALTER TABLE clients ALTER phone DROP DEFAULT;
                """);
        assertIncompatible("23502", Place.file("m/V2__phone.sql", 2));
    }

    @Test
    void quotesNoComplaintThatTheLiveSchemaGotToo() throws Exception {
        repository.write("m/V2__drop.sql", "ALTER TABLE clients DROP email;\n");
        String noisy = "echo 'ERROR: column \\\"zz\\\" does not exist'; sh sql.sh smoke.sql";
        TestedCheck check = assertIncompatible(
                "42703",
                Place.file("m/V2__drop.sql", 1),
                run(STACK.replace("sh sql.sh smoke.sql", "\"" + noisy + "\"")));
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).contains("\"email\""));
    }

    @Test
    void warnsOfAStackFileThatCannotBeReadAtTheCommit() throws Exception {
        repository.write("predeploy.yml", "stack: test\nintegration: {nonsense: 1}\n");
        repository.deploy("predeploy.yml");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("unread-stack-file");
        assertThat(check.finding().what()).contains("the stack file of the commit `main` cannot be read");
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).startsWith("predeploy.yml:2:15: "));
    }

    private TestedCheck assertIncompatible(String sqlState, Place place) throws Exception {
        return assertIncompatible(sqlState, place, run());
    }

    private static TestedCheck assertIncompatible(String sqlState, Place place, TestedCheck check) {
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("incompatible");
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).startsWith(sqlState + ": "));
        assertThat(check.finding().place()).isEqualTo(place);
        return check;
    }

    @Test
    void runsTheApplicationEntriesThatTheLiveVersionHas() throws Exception {
        String application = "  application: {smoke: {run: sh sql.sh smoke.sql}%s}\n";
        String stack = STACK.replace(", run: sh sql.sh smoke.sql", "");
        repository.write("smoke.sql", "SELECT email FROM clients");
        repository.write("predeploy.yml", stack + application.formatted(""));
        repository.deploy();
        repository.write("predeploy.yml", stack + application.formatted(", new: {run: exit 3}"));
        repository.write("m/V2__drop.sql", "ALTER TABLE clients DROP email;\n");
        assertIncompatible("42703", Place.file("m/V2__drop.sql", 1));
    }

    @Test
    void isBrokenByACommandThatFailsOnTheLiveSchemaToo() throws Exception {
        repository.write("m/V2__drop.sql", "ALTER TABLE clients DROP email;\n");
        TestedCheck check = run(STACK.replace("run: sh sql.sh smoke.sql", "run: [echo no network; exit 3]"));
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("fails on the schema that is live already");
        assertThat(check.finding().actual()).hasValue("exit code 3: no network");
    }

    @Test
    void blamesNoMigrationForACommandThatFailsNowAndThen() throws Exception {
        repository.write("m/V2__more.sql", "CREATE TABLE more (id int);\n");
        Path flag = folder.resolve("flag");
        TestedCheck check = run(STACK.replace(
                "sh sql.sh smoke.sql",
                "\"if [ -e '%1$s' ]; then rm '%1$s'; echo port is taken; exit 1; fi; touch '%1$s'\"".formatted(flag)));
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("fails on the migrated schema one time and succeeds another");
        assertThat(check.finding().actual()).hasValue("exit code 1: port is taken");
        assertThat(check.evidence()).containsKeys("1-live.log", "1-migrated.log", "1-migrated-again.log");
    }

    @Test
    void blamesNoMigrationForWhatACommandLeavesOnTheServer() throws Exception {
        repository.write("m/V2__more.sql", "CREATE TABLE more (id int);\n");
        repository.write("smoke.sql", "CREATE ROLE left_there");
        repository.deploy("smoke.sql");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("fails on the schema that is live one time and succeeds another");
        assertThat(check.evidence()).containsKeys("1-migrated-again.log", "1-live-again.log");
    }

    @Test
    void failsByOneOfSeveralCommandsAndWarnsOfThoseThatProveNothing() throws Exception {
        repository.write("m/V2__drop.sql", "ALTER TABLE clients DROP email;\n");
        TestedCheck check =
                run(STACK.replace("run: sh", "run: [exit 3, 'true', sh").replace("smoke.sql}", "smoke.sql]}"));
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings()).hasSize(2);
        assertThat(check.findings().get(0).rule()).hasValue("incompatible");
        assertThat(check.findings().get(1).what()).startsWith("`exit 3` of main fails on the schema that is live");
    }

    @Test
    void isBrokenWhereGitDoesNotKnowTheCommit() throws Exception {
        TestedCheck check = run(STACK.replace("ref: main", "ref: origin/main"));
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("Git does not know the commit `origin/main`");
    }

    @Test
    void isBrokenWhereTheMigrationsOfTheCommitDoNotApply() throws Exception {
        repository.write("m/V2__bad.sql", "SELECT nothing FROM nowhere;\n");
        repository.deploy();
        repository.write("m/V2__bad.sql", "SELECT 1;\n");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("what is live (commit main) cannot be made");
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).contains("m/V2__bad.sql:1", "nowhere"));
    }

    @Test
    void needsTheMigrationsOfTheTree() throws Exception {
        repository.write("m/V2__bad.sql", "SELECT nothing FROM nowhere;\n");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void isNotRunWhereNothingIsKnownToRun() throws Exception {
        TestedCheck check = run(STACK.replace(", run: sh sql.sh smoke.sql", ""));
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).contains("no entry `application`");
    }

    @Test
    void refusesALiveVersionWithoutCode() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(STACK.replace("{ref: main}", "\"1\"")))
                .withMessageContaining("says nothing of the code that is live");
    }

    @Test
    void refusesALiveVersionThatNamesNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(STACK.replace("{ref: main}", "{ref: \"\"}")))
                .withMessageContaining("nothing is named");
    }

    private TestedCheck run() throws Exception {
        return run(STACK);
    }

    private TestedCheck run(String stack) throws Exception {
        repository.write("predeploy.yml", stack);
        TestedChecks checks = CheckTester.of(CompatibilityCheck.class).run(folder.resolve("predeploy.yml"));
        return checks.only();
    }
}
