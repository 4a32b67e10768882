package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Django project whose live version runs in an image, built from a commit or by somebody else. */
@NeedsEngine
@Timeout(300)
class CompatibilityInImageTests {
    private static final String IMAGE =
            "predeploy-test-live:" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private PythonStack stack;

    @BeforeEach
    void deploy() throws Exception {
        stack = PythonStack.django(folder);
        stack.write("smoke.py", """
                import django, os
                os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
                django.setup()
                from clients.models import Client
                Client.objects.create(name="a", email="b")
                print([client.email for client in Client.objects.all()])
                """);
        new GitFolder(folder).deploy();
    }

    @AfterEach
    void leavesNothing() throws Exception {
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void failsAFieldThatIsRemovedWhileACommitIsLive() throws Exception {
        removeTheField();
        TestedChecks checks = run("ref: main}, in: app, run: python3 smoke.py");
        assertThat(checks.check("integration/migrations/main").reason()).isEmpty();
        assertIncompatible(checks.check("integration/compatibility/main"), "main");
    }

    @Test
    void failsAFieldThatIsRemovedWhileAnImageIsLive() throws Exception {
        docker("build", "--quiet", "--tag", IMAGE, ".");
        try {
            removeTheField();
            TestedChecks checks = run("image: \"" + IMAGE + "\"}, run: python3 smoke.py");
            assertIncompatible(checks.check("integration/compatibility/main"), "the image " + IMAGE);
        } finally {
            docker("image", "rm", IMAGE);
        }
    }

    private static void assertIncompatible(TestedCheck check, String version) {
        assertThat(check.reason()).startsWith("`python3 smoke.py` of " + version + " fails on the migrated schema");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("incompatible");
        assertThat(check.finding().actual())
                .hasValue("42703: column \"email\" of relation \"clients_client\" does not exist");
        assertThat(check.finding().place()).isEqualTo(Place.file("clients/migrations/0003_remove.py", 5));
        assertThat(check.evidence().get("1-live.log")).contains("['b']");
    }

    @Test
    void isBrokenWhereTheImageOfTheCommitDoesNotBuild() throws Exception {
        stack.append("Dockerfile", "RUN false\n");
        new GitFolder(folder).deploy();
        stack.write("Dockerfile", "FROM debian:bookworm-slim\n");
        TestedCheck check = CheckTester.of(CompatibilityCheck.class)
                .run(folder, stackFile("ref: main}, in: app, run: python3 smoke.py"))
                .only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("the image app of main does not build");
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).contains("Dockerfile:"));
    }

    private void removeTheField() throws Exception {
        stack.write("clients/models.py", """
                from django.db import models
                class Client(models.Model):
                    name = models.TextField()
                """);
        stack.write("clients/migrations/0003_remove.py", """
                from django.db import migrations
                class Migration(migrations.Migration):
                    dependencies = [("clients", "0002_email")]
                    operations = [
                        migrations.RemoveField("Client", "email"),
                    ]
                """);
        stack.write("smoke.py", "raise SystemExit('the new code, which never runs here')\n");
    }

    private TestedChecks run(String entry) throws Exception {
        return CheckTester.of(MigrationsCheck.class, CompatibilityCheck.class).run(folder, stackFile(entry));
    }

    private static String stackFile(String entry) {
        return PythonStack.STACK.formatted(PythonStack.POSTGRES, "django") + "  compatibility:\n    main: {live: {"
                + entry + "}\n";
    }

    private void docker(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
