package dev.predeploy.redstack;

import static dev.predeploy.redstack.ConsultFault.broken;
import static dev.predeploy.redstack.ConsultFault.failed;
import static dev.predeploy.redstack.ConsultFault.notRun;

import java.util.List;
import java.util.stream.Stream;

/** What can be wrong with examples/consult. */
final class ConsultFaults {
    static final String DJANGO = "build/image/django";
    static final String WORKER = "build/image/worker";
    static final String SITE = "build/image/coffee-shop";
    static final String CONTENTS_OF_DJANGO = "build/contents/django";
    static final String ARTIFACT = "build/artifact/coffee-shop";
    static final String COMPOSE_FILE = "build/compose/consult";
    static final String RUFF = "quality/lint/ruff";
    static final String ESLINT = "quality/lint/eslint";
    static final String MYPY = "quality/types/mypy";
    static final String PYTEST = "quality/tests/pytest";
    static final String VITEST = "quality/tests/vitest";
    static final String MIGRATIONS = "integration/migrations/consult";
    static final String APPLICATION = "integration/application/django";
    static final String SCHEMA = "integration/schema/consult";

    private static final List<ConsultFault> IMAGES = List.of(
            failed(
                    "a type error in the worker",
                    WORKER,
                    "worker/src/index.ts:5:7",
                    copy -> copy.replace("worker/src/index.ts", "const port", "const port: string")),
            failed(
                    "a step that fails",
                    WORKER,
                    "worker/Dockerfile:11",
                    copy -> copy.replace("worker/Dockerfile", "npm run build", "npm run biuld")),
            failed(
                    "a COPY of what is not there",
                    DJANGO,
                    "docker/django.Dockerfile:11",
                    copy -> copy.replace("docker/django.Dockerfile", "COPY requirements.txt", "COPY nothing.txt")),
            failed(
                    "an instruction that nobody knows",
                    SITE,
                    "coffee-shop/Dockerfile:8",
                    copy -> copy.replace("coffee-shop/Dockerfile", "WORKDIR", "WORKDIRECTORY")),
            failed(
                    "a dependency of which there is no such version",
                    DJANGO,
                    "docker/django.Dockerfile:12",
                    copy -> copy.replace("requirements.txt", "gunicorn==23.0.0", "gunicorn==0.0.999")),
            failed(
                    "a lock file that is out of date",
                    WORKER,
                    "worker/Dockerfile:9",
                    copy -> copy.replace("worker/package.json", "\"vitest\": \"2.1.9\"", "\"vitest\": \"2.1.8\"")),
            failed(
                    "a base image that does not exist",
                    SITE,
                    "coffee-shop/Dockerfile:1",
                    copy -> copy.replace(
                            "coffee-shop/Dockerfile",
                            "FROM debian:bookworm-slim",
                            "FROM " + copy.registry() + "/nosuch:1")),
            broken(
                    "a registry out of reach",
                    SITE,
                    "failed to do request: Head",
                    copy -> copy.replace(
                            "coffee-shop/Dockerfile", "FROM debian:bookworm-slim", "FROM localhost:1/nosuch:1")));

    private static final List<ConsultFault> CONTENTS = List.of(
            failed(
                    "a dependency that is not in the image",
                    CONTENTS_OF_DJANGO,
                    "docker/django.Dockerfile",
                    copy -> copy.replace("requirements.txt", "gunicorn==23.0.0", "")),
            failed(
                    "an image that runs as root",
                    CONTENTS_OF_DJANGO,
                    "docker/django.Dockerfile",
                    copy -> copy.replace("docker/django.Dockerfile", "USER app", "USER root")),
            failed(
                    "another port",
                    CONTENTS_OF_DJANGO,
                    "docker/django.Dockerfile",
                    copy -> copy.replace("docker/django.Dockerfile", "EXPOSE 8000", "EXPOSE 8080")),
            failed(
                    "a server that is not healthy",
                    CONTENTS_OF_DJANGO,
                    "docker/django.Dockerfile:18",
                    copy -> copy.replace("docker/django.Dockerfile", "/health/", "/healthy/")),
            failed(
                    "an image that is too large",
                    CONTENTS_OF_DJANGO,
                    "predeploy.yml:",
                    copy -> copy.replace("predeploy.yml", "max-size: 700MB", "max-size: 100MB")),
            failed(
                    "a site that does not build",
                    ARTIFACT,
                    "",
                    copy -> copy.replace("coffee-shop/index.html", "main.js", "no-main.js")),
            failed(
                    "a site that builds nothing",
                    ARTIFACT,
                    "",
                    copy -> copy.replace("coffee-shop/package.json", "vite build", "true")));

    private static final List<ConsultFault> COMPOSE = List.of(
            failed(
                    "an unset variable",
                    COMPOSE_FILE,
                    "compose.yml:10:19",
                    copy -> copy.replace(".env.example", "DATABASE_PASSWORD=another-one", "")),
            failed(
                    "a required variable that is not there",
                    COMPOSE_FILE,
                    "compose.yml:7:",
                    copy -> copy.replace(".env.example", "SECRET_KEY=a-long-random-text", "")),
            failed(
                    "a service that needs one that is not there",
                    COMPOSE_FILE,
                    "compose.yml:",
                    copy -> copy.replace("compose.yml", "depends_on: [database]", "depends_on: [databases]")));

    private static final List<ConsultFault> LINTERS = List.of(
            failed(
                    "an unused import",
                    RUFF,
                    "clients/views.py:1:38",
                    copy -> copy.replace(
                            "clients/views.py", "import HttpRequest,", "import HttpRequest, HttpResponse,")),
            failed(
                    "an unidiomatic declaration",
                    ESLINT,
                    "worker/src/index.ts:8:3",
                    copy -> copy.replace("worker/src/index.ts", "let body", "var body")),
            failed(
                    "a wrong type",
                    MYPY,
                    "clients/money.py:3",
                    copy -> copy.replace("clients/money.py", "cents: int", "cents: str")),
            failed(
                            "a syntax error in a test",
                            ESLINT,
                            "worker/test/intake.test.ts:5:24",
                            copy -> copy.replace("worker/test/intake.test.ts", "\"an intake\", ()", "\"an intake\" ()"))
                    .and(VITEST, "worker/test/intake.test.ts:5:24"),
            failed(
                            "a syntax error in the application",
                            RUFF,
                            "clients/money.py:1",
                            copy -> copy.replace("clients/money.py", "def euros(", "def euros(("))
                    .and(MYPY, "clients/money.py:1")
                    .and(PYTEST, "clients/money.py:1"),
            broken(
                    "a linter that is not in the image",
                    RUFF,
                    "ruff could not start: there is no ruff in the image",
                    copy -> copy.replace("requirements.txt", "ruff==0.14.5", "")),
            broken(
                    "a configuration that the linter refuses",
                    RUFF,
                    "ruff ended with exit code 2",
                    copy -> copy.replace("pyproject.toml", "line-length = 120", "line-length = \"long\"")),
            broken(
                    "a configuration that cannot be loaded",
                    ESLINT,
                    "eslint ended with exit code 2",
                    copy -> copy.replace("worker/eslint.config.js", "@eslint/js", "@eslint/no-such")));

    private static final List<ConsultFault> TESTS = List.of(
            failed(
                    "a test that fails",
                    PYTEST,
                    "tests/test_money.py:9",
                    copy -> copy.replace("clients/money.py", "{cents % 100:02d}", "{cents % 100}")),
            failed(
                    "a test that fails in the worker",
                    VITEST,
                    "worker/test/intake.test.ts:11",
                    copy -> copy.replace("worker/src/intake.ts", "A name is needed.", "A name is wanted.")),
            failed(
                    "a test that errs",
                    PYTEST,
                    "tests/test_money.py:13",
                    copy -> copy.append(
                            "tests/test_money.py",
                            "\n\ndef test_errs() -> None:\n    raise RuntimeError(\"no such client\")\n")),
            broken("a test that never ends", PYTEST, "stopped by Predeploy at its time limit of 8s", copy -> {
                copy.append(
                        "tests/test_money.py", "\n\ndef test_never_ends() -> None:\n    while True:\n        pass\n");
                copy.replace("predeploy.yml", "pytest: {in: django", "pytest: {in: django, time-limit: 8s");
            }),
            broken(
                    "a test that takes all memory",
                    PYTEST,
                    "pytest was killed by the kernel, because it wanted more memory than its limit of 200.0 MiB",
                    copy -> {
                        copy.append(
                                "tests/test_money.py",
                                "\n\ndef test_is_hungry() -> None:\n    assert bytearray(1_000_000_000)\n");
                        copy.replace(
                                "predeploy.yml", "pytest: {in: django", "pytest: {in: django, memory-limit: 200MiB");
                    }),
            notRun("no test at all", PYTEST, "no tests were collected", copy -> {
                copy.remove("tests/test_money.py");
                copy.remove("tests/test_health.py");
            }),
            notRun(
                    "tests that are all skipped",
                    VITEST,
                    "all 2 tests were skipped",
                    copy -> copy.replace("worker/test/intake.test.ts", "describe(", "describe.skip(")));

    private static final List<ConsultFault> DATABASE = List.of(
            failed(
                    "a migration of a field that is not there",
                    MIGRATIONS,
                    "clients/migrations/0004_client_slug_unique.py",
                    copy -> copy.replace(
                            "clients/migrations/0004_client_slug_unique.py",
                            "\"client\", \"slug\", models",
                            "\"client\", \"slog\", models")),
            failed(
                    "a migration that PostgreSQL refuses",
                    MIGRATIONS,
                    "sites/migrations/0002_owner.py",
                    copy -> copy.append("sites/migrations/0002_owner.py", """
                                from django.db import migrations


                                class Migration(migrations.Migration):
                                    dependencies = [("sites", "0001_site")]
                                    operations = [migrations.RunSQL("ALTER TABLE sites_sites ADD COLUMN owner text")]
                                """)),
            failed(
                    "models without a migration",
                    MIGRATIONS,
                    "clients/models.py",
                    copy -> copy.replace("clients/models.py", "max_length=200", "max_length=201")),
            failed(
                    "conflicting migrations",
                    MIGRATIONS,
                    "clients/migrations/000",
                    copy -> copy.append("clients/migrations/0006_other.py", """
                                from django.db import migrations


                                class Migration(migrations.Migration):
                                    dependencies = [("clients", "0005_client_contact")]
                                    operations: list = []
                                """)),
            failed(
                    "a setting that no deployed server should have",
                    APPLICATION,
                    "predeploy.yml:",
                    copy -> copy.replace("consult/settings.py", "DEBUG = False", "DEBUG = True")),
            failed(
                    "a table that is not there",
                    SCHEMA,
                    "predeploy.yml:",
                    copy -> copy.replace("predeploy.yml", "sites_site]", "sites_site, sites_page]")),
            failed(
                    "a schema that is too old",
                    SCHEMA,
                    "predeploy.yml:",
                    copy -> copy.replace("predeploy.yml", "at-least: 7", "at-least: 70")),
            broken(
                    "a database image that does not exist",
                    MIGRATIONS,
                    "the container engine could not start localhost:",
                    copy -> copy.environment("CONSULT_POSTGRES", copy.registry() + "/nosuch:1")));

    private ConsultFaults() {}

    static Stream<ConsultFault> all() {
        return Stream.of(IMAGES, CONTENTS, COMPOSE, LINTERS, TESTS, DATABASE).flatMap(List::stream);
    }
}
