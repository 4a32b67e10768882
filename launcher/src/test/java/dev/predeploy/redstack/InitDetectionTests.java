package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows, of each thing that {@code predeploy init} finds, a project that has it and nearly the same one that has not. */
@Timeout(60)
class InitDetectionTests {
    private static final String IMAGE = "== Dockerfile\nFROM debian:bookworm-slim\nWORKDIR /app\n";
    private static final String TEST = "== test_a.py\n";

    private static final String OTHER = "== other/Dockerfile\nFROM scratch\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> found() {
        return Stream.of(images(), linters(), typesAndTests(), migrations(), node(), others())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> images() {
        return Stream.of(
                row("{context: .}", IMAGE, "== Dockerfile.md\nFROM here\n"),
                row(
                        "api: {dockerfile: Dockerfile.api}",
                        "== Dockerfile.api\nFROM a\n",
                        "== Dockerfile.api\n# nothing\n"),
                row("web: {context: web}", "== web/Dockerfile\nFROM a\n", "== examples/web/Dockerfile\nFROM a\n"),
                row("target: dev", compose("{build: {context: ., target: dev}}"), compose("{build: .}")));
    }

    private static Stream<Arguments> linters() {
        return Stream.of(
                row(
                        "ruff: {in: ",
                        IMAGE + "RUN pip install ruff\n== ruff.toml\n",
                        IMAGE + "RUN pip install x\n== ruff.toml\n"),
                row("ruff: {}", "== .ruff.toml\n", "== setup.py\n"),
                row("ruff: {}", "== pyproject.toml\n[tool.ruff]\n", "== pyproject.toml\n[tool.black]\n"),
                row(
                        "ruff: {}",
                        "== setup.py\n== .pre-commit-config.yaml\nrepos: [{repo: https://a/ruff-pre-commit}]\n",
                        "== setup.py\n== .pre-commit-config.yaml\nrepos: [{repo: https://a/black}]\n"),
                row("flake8: {}", "== setup.cfg\n[flake8]\n", "== setup.cfg\n[metadata]\n"));
    }

    private static Stream<Arguments> typesAndTests() {
        return Stream.of(
                row("mypy: {}", "== Pipfile\n[dev-packages]\nmypy = \"*\"\n", "== Pipfile\n[packages]\nx = \"*\"\n"),
                row("mypy: {in: ", poetry("poetry install"), poetry("poetry install --only main")),
                row("mypy: {in: ", uv("uv sync --frozen"), uv("uv sync --no-dev")),
                row("mypy: {in: ", extras(".[lint]"), extras(".")),
                row("pyright: {}", "== pyrightconfig.json\n{}\n", "== setup.py\n"),
                row("pytest: {}", "== pytest.ini\n" + TEST, "== pytest.ini\n"),
                row("application:\n", django("from django.test import TestCase"), "== pytest.ini\n" + TEST),
                row(
                        "run: pytest}",
                        django("from django.test import TestCase"),
                        django("from unittest import TestCase")));
    }

    private static Stream<Arguments> migrations() {
        return Stream.of(
                row("django: {run: python manage.py check", "== manage.py\n", "== admin.py\n"),
                row("url-scheme: postgresql+asyncpg", async("async_engine_from_config"), async("engine_from_config")),
                row("{tool: alembic", "== alembic.ini\n", "== alembic.md\n"),
                row("once you say what is live, `upgrade`", "== alembic.ini\n", "== setup.py\n"),
                row(
                        "{tool: flyway, locations: [db/migration]}",
                        "== db/migration/V1__a.sql\n",
                        "== db/migration/a.sql\n"),
                row(
                        "database: {image: postgres:16}",
                        "== manage.py\n" + compose("{image: postgres:16}"),
                        "== manage.py\n" + compose("{image: redis:7}")),
                row("{tool: django", "== manage.py\n", "== manage.py\n" + compose("{image: mysql:8}")),
                row("eslint: {}", node("eslint") + "== .eslintrc.json\n", node("eslint")));
    }

    private static Stream<Arguments> node() {
        return Stream.of(
                row("biome: {}", node("@biomejs/biome"), node("prettier")),
                row("tsc: {}", node("typescript") + "== tsconfig.json\n{}\n", node("typescript")),
                row("vitest: {}", node("vitest") + "== a.test.ts\n", node("vitest")),
                row("jest: {}", node("jest") + "== a.spec.js\n", node("mocha") + "== a.spec.js\n"),
                row("eslint: {in: ", inImage("npm ci"), inImage("npm ci --omit=dev")),
                row("run: yarn build, produces: [dist/index.html]", site("vite build"), site("echo done")),
                row("run: yarn build, produces: [build/index.html]", site("react-scripts build"), site("x")),
                row("hadolint: {}", IMAGE + "== .hadolint.yaml\n", IMAGE));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                row("shellcheck: {}", "== .shellcheckrc\n== a.sh\n", "== .shellcheckrc\n== a.bash\n"),
                row("maven: {}", "== pom.xml\n== src/test/java/ATest.java\n", "== pom.xml\n== src/A.java\n"),
                row(
                        "gradle: {}",
                        "== build.gradle.kts\n== gradlew\n== src/test/kotlin/ATest.kt\n",
                        "== build.gradle.kts\n== gradlew\n"));
    }

    private static Arguments row(String line, String with, String without) {
        return Arguments.of(line, with, without);
    }

    private static String compose(String service) {
        return IMAGE + "== compose.yml\nservices: {main: %s}\n".formatted(service);
    }

    private static String poetry(String install) {
        return IMAGE
                + "RUN %s\n== pyproject.toml\n[tool.poetry.group.dev.dependencies]\nmypy = \"*\"\n".formatted(install);
    }

    private static String uv(String install) {
        return IMAGE + "RUN %s\n== pyproject.toml\n[dependency-groups]\ndev = [\"mypy>=1\"]\n".formatted(install);
    }

    private static String extras(String what) {
        return IMAGE
                + "RUN pip install %s\n== pyproject.toml\n[project.optional-dependencies]\nlint = [\"mypy\"]\n"
                        .formatted(what);
    }

    private static String django(String line) {
        return "== manage.py\n== requirements.txt\npytest\n== test_a.py\n" + line + "\n";
    }

    private static String async(String engine) {
        return "== alembic.ini\n== requirements.txt\nasyncpg\n== migrations/env.py\nimport %s\n".formatted(engine);
    }

    private static String node(String tool) {
        return "== package.json\n{\"devDependencies\": {\"%s\": \"1\"}}\n".formatted(tool);
    }

    private static String inImage(String install) {
        return IMAGE + "RUN " + install + "\n" + node("eslint") + "== eslint.config.mjs\n";
    }

    private static String site(String build) {
        return "== package.json\n{\"scripts\": {\"build\": \"%s\"}}\n== yarn.lock\n== index.html\n".formatted(build);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void isWrittenWhereItIsAndNotWhereItIsNot(String line, String with, String without) throws Exception {
        Project having = Project.of(folder.resolve("with"), with + OTHER);
        assertThat(having.predeploy("init").exitCode()).isZero();
        assertThat(having.stackFile()).contains(line);
        assertThat(having.predeploy("list").exitCode()).isZero();

        Project lacking = Project.of(folder.resolve("without"), without + OTHER);
        assertThat(lacking.predeploy("init").exitCode()).isZero();
        assertThat(lacking.stackFile()).doesNotContain(line);
    }
}
