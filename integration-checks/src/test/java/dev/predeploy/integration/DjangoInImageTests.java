package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small Django project in an image of its own, on the real engine. */
@NeedsEngine
@Timeout(300)
class DjangoInImageTests {
    private static final String EXTRA = """
            from django.db import migrations
            class Migration(migrations.Migration):
                dependencies = [("clients", "%s")]
                operations = [
                    %s
                ]
            """;

    @TempDir
    private Path folder;

    private PythonStack stack;

    @BeforeEach
    void write() throws Exception {
        stack = PythonStack.django(folder);
    }

    @AfterEach
    void leavesNothing() throws Exception {
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void passesWithAPasswordFullOfSigns() throws Exception {
        TestedChecks checks = run();
        assertThat(checks.check("integration/migrations/main").reason()).isEmpty();
        assertThat(checks.check("integration/migrations/main").evidence().get("migrations.txt"))
                .contains("Applying clients.0002_email... OK");
        assertThat(checks.check("integration/application/check").reason()).isEmpty();
        assertThat(checks.check("integration/application/check").evidence().get("output.log"))
                .contains("database is at database:5432", "no issues");
        assertThat(checks.check("integration/schema/main").reason()).isEmpty();
    }

    @Test
    void failsWhatPostgresRefusesAtTheLineOfTheMigration() throws Exception {
        stack.write(
                "clients/migrations/0003_copy.py",
                EXTRA.formatted("0002_email", "migrations.RunSQL(\"UPDATE clients_client SET mail = name\"),"));
        TestedChecks checks = run();
        TestedCheck check = checks.check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("column \"mail\" of relation \"clients_client\" does not exist");
        assertThat(check.finding().rule()).hasValue("UndefinedColumn");
        assertThat(check.finding().place()).isEqualTo(Place.file("clients/migrations/0003_copy.py", 5));
        assertThat(checks.check("integration/application/check").blockedBy()).hasValue("integration/migrations/main");
        assertThat(checks.check("integration/schema/main").blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void failsAtTheLineOfTheUsersOwnCode() throws Exception {
        stack.write("clients/migrations/0003_fill.py", """
                from django.db import migrations
                def fill(apps, schema_editor):
                    raise ValueError("no name")
                class Migration(migrations.Migration):
                    dependencies = [("clients", "0002_email")]
                    operations = [migrations.RunPython(fill)]
                """);
        TestedCheck check = run().check("integration/migrations/main");
        assertThat(check.finding().what()).isEqualTo("no name");
        assertThat(check.finding().place()).isEqualTo(Place.file("clients/migrations/0003_fill.py", 3));
    }

    @Test
    void failsModelsWithoutAMigration() throws Exception {
        stack.append("clients/models.py", "    phone = models.TextField(default=\"\")\n");
        TestedCheck check = run().check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("models-without-migration");
        assertThat(check.finding().place()).isEqualTo(Place.file("clients/models.py"));
        assertThat(check.finding().actual())
                .hasValueSatisfying(changes -> assertThat(changes).contains("Add field phone to client"));
    }

    @Test
    void failsConflictingMigrations() throws Exception {
        for (String name : new String[] {"0003_a", "0003_b"}) {
            stack.write("clients/migrations/" + name + ".py", EXTRA.formatted("0002_email", ""));
        }
        TestedCheck check = run().check("integration/migrations/main");
        assertThat(check.finding().what())
                .startsWith("the migrations of clients conflict: 0003_")
                .contains("0003_a");
        assertThat(check.finding().rule()).hasValue("conflicting-migrations");
        assertThat(check.finding().place().text()).startsWith("clients/migrations/0003_");
    }

    @Test
    void failsOnWhatDjangosSystemCheckSays() throws Exception {
        stack.append("clients/models.py", """
                class Note(models.Model):
                    class Meta:
                        managed = False
                    text = models.CharField()
                """);
        TestedCheck check = run().check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("fields.E120");
        assertThat(check.finding().place()).isEqualTo(Place.file("clients/models.py", 8));
    }

    @Test
    void failsAnApplicationAtTheLineOfItsOwnCode() throws Exception {
        stack.write("jobs/nightly.py", """
                import os, psycopg2
                connection = psycopg2.connect(os.environ["DATABASE_URL"])
                connection.cursor().execute("SELECT mail FROM clients_client")
                """);
        stack.append("predeploy.yml", "    nightly: {in: app, directory: jobs, run: [python3, nightly.py]}\n");
        stack.append("predeploy.yml", "    absent: {in: app, run: [ruff, check]}\n");
        TestedChecks checks = run();
        TestedCheck check = checks.check("integration/application/nightly");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("column \"mail\" does not exist");
        assertThat(check.finding().place()).isEqualTo(Place.file("jobs/nightly.py", 3));
        assertThat(checks.check("integration/application/absent").outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(checks.check("integration/application/absent").reason()).contains("there is no ruff in the image");
    }

    @Test
    void runsNothingWhereTheImageDoesNotBuild() throws Exception {
        stack.append("Dockerfile", "RUN false\n");
        TestedChecks checks = run();
        for (String id : new String[] {"integration/migrations/main", "integration/application/check"}) {
            assertThat(checks.check(id).outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(checks.check(id).blockedBy()).hasValue("build/image/app");
        }
    }

    private TestedChecks run() throws Exception {
        return CheckTester.of(MigrationsCheck.class, ApplicationCheck.class, SchemaCheck.class)
                .run(folder.resolve("predeploy.yml"));
    }
}
