package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestImages;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a small stack in Python, whose image has Debian's own packages. */
record PythonStack(Path folder) {
    static final String POSTGRES = TestImages.postgres();

    private static final String DOCKERFILE = """
            FROM debian:bookworm-slim
            RUN apt-get update && apt-get install -y --no-install-recommends python3-django python3-psycopg2 alembic
            WORKDIR /app
            COPY . .
            """;

    static final String STACK = """
            stack: test
            images: {app: .}
            integration:
              database: {image: "%s", password: "a@:/#%%?'b\\\\ c"}
              migrations:
                main:
                  tool: %s
                  in: app
            """;

    private static final String LOCKS =
            "  locks: {main: {live: %s, sizes: {orders: 40M rows, customers: 2M rows, countries: 200 rows}}}\n";

    private static final Map<String, String> LABEL = Map.of(
            "container", "{{index .Config.Labels \"dev.predeploy.run\"}}",
            "network", "{{index .Labels \"dev.predeploy.run\"}}",
            "image", "{{index .Config.Labels \"dev.predeploy.run\"}}");

    static PythonStack django(Path folder) throws IOException {
        PythonStack stack = new PythonStack(folder);
        stack.write("Dockerfile", DOCKERFILE);
        stack.write("predeploy.yml", STACK.formatted(POSTGRES, "django") + """
                  schema:
                    main: {tables: [clients_client]}
                  application:
                    check: {in: app, run: "echo database is at $PGHOST:$PGPORT; python3 manage.py check --database default"}
                """);
        stack.writeProject();
        stack.writeClients();
        return stack;
    }

    private void writeProject() throws IOException {
        write("manage.py", """
                import os, sys
                from django.core.management import execute_from_command_line
                os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
                execute_from_command_line(sys.argv)
                """);
        write("settings.py", """
                import os
                from urllib.parse import unquote, urlsplit
                url = urlsplit(os.environ["DATABASE_URL"])
                SECRET_KEY = "none"
                USE_TZ = True
                INSTALLED_APPS = ["clients"]
                DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                DATABASES = {"default": {
                    "ENGINE": "django.db.backends.postgresql", "HOST": url.hostname, "PORT": url.port,
                    "USER": unquote(url.username), "PASSWORD": unquote(url.password), "NAME": unquote(url.path[1:])}}
                """);
    }

    private void writeClients() throws IOException {
        write("clients/__init__.py", "");
        write("clients/migrations/__init__.py", "");
        write("clients/models.py", """
                from django.db import models
                class Client(models.Model):
                    name = models.TextField()
                    email = models.TextField(default="")
                """);
        write("clients/migrations/0001_initial.py", """
                from django.db import migrations, models
                class Migration(migrations.Migration):
                    operations = [migrations.CreateModel("Client", [
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.TextField())])]
                """);
        write("clients/migrations/0002_email.py", """
                from django.db import migrations, models
                class Migration(migrations.Migration):
                    dependencies = [("clients", "0001_initial")]
                    operations = [migrations.AddField("Client", "email", models.TextField(default=""))]
                """);
    }

    static PythonStack alembic(Path folder) throws IOException {
        PythonStack stack = new PythonStack(folder);
        stack.write("Dockerfile", DOCKERFILE);
        stack.write("predeploy.yml", STACK.formatted(POSTGRES, "alembic"));
        stack.write("alembic.ini", "[alembic]\nscript_location = migrations\n");
        stack.write("migrations/env.py", """
                import os
                from alembic import context
                from sqlalchemy import create_engine
                with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                    context.configure(connection=connection, transaction_per_migration=False)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        return stack;
    }

    PythonStack withATransactionForEachMigration() throws IOException {
        Path environment = folder.resolve("migrations/env.py");
        String text = Files.readString(environment);
        Files.writeString(environment, text.replace("migration=False", "migration=True"));
        return this;
    }

    void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void append(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text, StandardOpenOption.APPEND);
    }

    /** Returns what the kind {@code locks} tells of what is pending, with the sizes that the table of hazards goes by. */
    TestedCheck locks(String live) throws Exception {
        append("predeploy.yml", LOCKS.formatted(live));
        return CheckTester.of(LocksCheck.class)
                .run(folder.resolve("predeploy.yml"))
                .only();
    }

    /** Looks for what runs of this process left in the engine. */
    static void assertNothingIsLeft() throws Exception {
        String ours = "\n" + ProcessHandle.current().pid() + "-"; // so begins a run's id
        for (String sort : List.of("container ls --all", "network ls", "image ls")) {
            List<String> list = new ArrayList<>(List.of(sort.split(" ", -1)));
            list.addAll(List.of("--quiet", "--no-trunc", "--filter", "label=dev.predeploy.run"));
            List<String> ids = said(list).lines().distinct().toList();
            List<String> inspect = new ArrayList<>(List.of(list.get(0), "inspect", "--format", LABEL.get(list.get(0))));
            inspect.addAll(ids);
            assertThat(ids.isEmpty() ? "" : "\n" + said(inspect)).as(sort).doesNotContain(ours);
        }
    }

    private static String said(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
