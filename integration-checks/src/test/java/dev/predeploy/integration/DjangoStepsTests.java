package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Django's migrations one at a time, of two applications that need each other's, with a branch and its merge. */
@NeedsEngine
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjangoStepsTests {
    private static final String APPLIED = "SELECT app || '.' || name FROM django_migrations ORDER BY 1";
    private static final String MIGRATION = """
            from django.db import migrations, models
            def fill(apps, schema_editor):
                pass
            class Migration(migrations.Migration):
                dependencies = [%s]
                operations = [
                    migrations.RunSQL("SELECT 1", migrations.RunSQL.noop),
                    %s
                ]
            """;
    private static final List<String> ALL = List.of(
            "sites.0001_initial",
            "clients.0001_initial",
            "clients.0002_email",
            "clients.0003_b",
            "clients.0003_a",
            "clients.0004_merge",
            "sites.0002_more",
            "sites.0003_back");

    @TempDir
    private static Path folder;

    private OpenStack stack;
    private Migrator migrator;

    @BeforeAll
    void open() throws Exception {
        PythonStack python = PythonStack.django(folder);
        python.append("settings.py", "INSTALLED_APPS += [\"sites\"]\n");
        python.write("sites/__init__.py", "");
        python.write("sites/migrations/__init__.py", "");
        String none = "";
        python.write("clients/migrations/0003_a.py", MIGRATION.formatted("('clients', '0002_email')", none));
        python.write(
                "clients/migrations/0003_b.py",
                MIGRATION.formatted("('clients', '0002_email'), ('sites', '0001_initial')", none));
        python.write(
                "clients/migrations/0004_merge.py",
                MIGRATION.formatted("('clients', '0003_a'), ('clients', '0003_b')", none));
        python.write("sites/migrations/0001_initial.py", MIGRATION.formatted("", none));
        python.write(
                "sites/migrations/0002_more.py",
                MIGRATION.formatted(
                        "('sites', '0001_initial'), ('clients', '0004_merge')",
                        "migrations.RunPython(fill), migrations.RunPython(print, fill),"));
        python.write(
                "sites/migrations/0003_back.py",
                MIGRATION.formatted("('sites', '0002_more')", "migrations.RunSQL(\"SELECT 2\"),"));
        stack = new OpenStack(folder);
        migrator = stack.migrator();
    }

    @AfterAll
    void close() throws Exception {
        stack.close();
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void areListedInTheOrderOfThePlanWithTheirFiles() throws Exception {
        List<Step> steps = migrator.steps(stack.empty());
        assertThat(steps).extracting(Step::id).containsExactlyElementsOf(ALL);
        assertThat(steps.get(2).name()).isEqualTo("0002_email.py");
        assertThat(steps.get(2).place()).isEqualTo(Place.file("clients/migrations/0002_email.py"));
    }

    @Test
    void areAppliedUpToOneAndOnFromThere() throws Exception {
        Database database = stack.empty();
        migrator.apply(database, migrator.steps(database).get(4)); // before the merge, so both branches
        assertThat(OpenStack.ask(database, APPLIED)).containsExactlyInAnyOrderElementsOf(ALL.subList(0, 5));
        assertThat(stack.pending(database)).isEqualTo(ALL.subList(5, 8));
        migrator.apply(database, migrator.steps(database).get(0));
        assertThat(OpenStack.ask(database, APPLIED)).containsExactlyInAnyOrderElementsOf(ALL.subList(0, 6));
    }

    @Test
    void areTakenOneAfterTheOtherAndToldOf() throws Exception {
        Database database = stack.empty();
        ToldSteps told = new ToldSteps();
        migrator.apply(database, told);
        assertThat(told.all()).extracting(Step::id).isEqualTo(ALL);
        assertThat(OpenStack.ask(database, APPLIED)).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void areTakenBackOneAtATimeAlsoBesideABranch() throws Exception {
        Database database = stack.empty();
        List<Step> steps = migrator.steps(database);
        migrator.apply(database, steps.get(5));
        for (int left = 5; left >= 0; left--) {
            migrator.takeBack(database, steps.get(left));
            assertThat(OpenStack.ask(database, APPLIED)).containsExactlyInAnyOrderElementsOf(ALL.subList(0, left));
        }
    }

    @Test
    void failWhereAnOperationHasNoWayBack() throws Exception {
        Database database = stack.empty();
        List<Step> steps = migrator.steps(database);
        migrator.apply(database, steps.get(7));
        assertIrreversible(database, steps.get(7), Place.file("sites/migrations/0003_back.py", 8));
        assertThat(OpenStack.ask(database, "DELETE FROM django_migrations WHERE name = '0003_back' RETURNING 1"))
                .hasSize(1);
        assertIrreversible(database, steps.get(6), Place.file("sites/migrations/0002_more.py", 8));
    }

    private void assertIrreversible(Database database, Step step, Place place) {
        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> migrator.takeBack(database, step))
                .satisfies(failed -> {
                    assertThat(failed.findings()).hasSize(1);
                    assertThat(failed.findings().get(0).rule()).hasValue("irreversible");
                    assertThat(failed.findings().get(0).what()).contains("is not reversible");
                    assertThat(failed.findings().get(0).place()).isEqualTo(place);
                });
    }

    @Test
    void areAppliedToTheStateThatIsNamed() throws Exception {
        Database database = stack.empty();
        migrator.applyVersion(database, "clients 0003_b, sites.0001");
        assertThat(OpenStack.ask(database, APPLIED))
                .containsExactlyInAnyOrder(ALL.get(0), ALL.get(1), ALL.get(2), ALL.get(3));
    }

    @Test
    void goAllTheWayWhereAnApplicationIsNotNamed() throws Exception {
        Database database = stack.empty();
        migrator.applyVersion(database, "clients.0004"); // no more of it, and so nothing is beyond
        assertThat(OpenStack.ask(database, APPLIED)).hasSize(ALL.size());
        Database other = stack.empty();
        migrator.applyVersion(other, "clients.0002");
        assertThat(OpenStack.ask(other, APPLIED)).containsExactlyInAnyOrder(ALL.get(0), ALL.get(1), ALL.get(2));
    }

    @Test
    void areBrokenWhereNoSuchStateCanBe() throws Exception {
        Database database = stack.empty();
        for (String version :
                List.of("clients.0009", "clents.0001", "clients.0003", "0001", "clients.0003_b, sites zero")) {
            assertThatExceptionOfType(CheckBroken.class).isThrownBy(() -> migrator.applyVersion(database, version));
        }
    }
}
