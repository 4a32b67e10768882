package dev.predeploy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real tools, in an image that has them. The first run on a machine builds that image, and takes longer. */
@NeedsEngine
@Timeout(300)
class ToolsInImageTests {
    private static final String DOCKERFILE = """
            FROM debian:bookworm-slim
            RUN apt-get update \\
             && apt-get install -y --no-install-recommends python3 python3-pip \\
             && pip install --break-system-packages ruff mypy pytest
            WORKDIR /srv/shop
            COPY . .
            """;

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() throws Exception {
        stack = new TestStack(folder).with("api/Dockerfile", DOCKERFILE);
    }

    @Test
    void ruffFindsInTheImageWhatLiesInTheUsersTree() throws Exception {
        stack.with("api/shop/totals.py", "import os\n");

        TestedCheck red = lint("ruff: {in: api}");

        assertThat(red.outcome()).as(red.toString()).isEqualTo(Outcome.FAILED);
        assertThat(red.finding().place().text()).isEqualTo("api/shop/totals.py:1:8");
        assertThat(red.finding().rule()).hasValue("F401");
        stack.with("api/shop/totals.py", "TOTAL = 1\n");
        TestedCheck green = lint("ruff: {in: api}");
        assertThat(green.outcome()).as(green.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void ruffIsNotRunWithoutSources() throws Exception {
        TestedCheck ended = lint("ruff: {in: api}");

        assertThat(ended.outcome()).as(ended.toString()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void mypyFindsInTheImageWhatLiesInTheUsersTree() throws Exception {
        stack.with("api/shop/totals.py", "def total() -> int:\n    return \"none\"\n");

        TestedCheck red = types("mypy: {in: api, paths: [shop]}");

        assertThat(red.outcome()).as(red.toString()).isEqualTo(Outcome.FAILED);
        assertThat(red.finding().place().text()).isEqualTo("api/shop/totals.py:2:12");
        assertThat(red.finding().rule()).hasValue("return-value");
        stack.with("api/shop/totals.py", "def total() -> int:\n    return 1\n");
        TestedCheck green = types("mypy: {in: api, paths: [shop]}");
        assertThat(green.outcome()).as(green.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void pytestFailsAtTheUsersOwnLine() throws Exception {
        stack.with("api/tests/test_totals.py", "def test_sums():\n    assert 1 + 2 == 4\n");

        TestedCheck red = tests("pytest: {in: api}");

        assertThat(red.outcome()).as(red.toString()).isEqualTo(Outcome.FAILED);
        assertThat(red.finding().place().text()).isEqualTo("api/tests/test_totals.py:2");
        stack.with("api/tests/test_totals.py", "def test_sums():\n    assert 1 + 2 == 3\n");
        TestedCheck green = tests("pytest: {in: api}");
        assertThat(green.outcome()).as(green.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void pytestIsNotRunWithoutTests() throws Exception {
        TestedCheck ended = tests("pytest: {in: api}");

        assertThat(ended.outcome()).as(ended.toString()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no tests were collected");
    }

    @Test
    void isBrokenWhenTheImageLacksTheTool() throws Exception {
        TestedCheck flake8 = lint("flake8: {in: api}");
        TestedCheck eslint = lint("eslint: {in: api}");

        assertThat(flake8.outcome()).as(flake8.toString()).isEqualTo(Outcome.BROKEN);
        assertThat(flake8.reason()).contains("there is no flake8 in the image");
        assertThat(eslint.outcome()).as(eslint.toString()).isEqualTo(Outcome.BROKEN);
        assertThat(eslint.reason()).contains("node_modules/.bin/eslint in the image");
    }

    @Test
    void callsTheProjectsOwnToolInTheImagesFolder() throws Exception {
        stack.with("api/web/src/shop.js", "").withTool("api/web/node_modules/.bin/eslint", """
                echo '[{"filePath": "/srv/shop/web/src/shop.js", "messages": [
                  {"ruleId": "eqeqeq", "severity": 2, "message": "Expected ===", "line": 3, "column": 7}]}]'
                exit 1
                """);

        TestedCheck red = lint("eslint: {in: api, directory: web}");

        assertThat(red.outcome()).as(red.toString()).isEqualTo(Outcome.FAILED);
        assertThat(red.finding().place().text()).isEqualTo("api/web/src/shop.js:3:7");
    }

    private TestedCheck lint(String entry) throws Exception {
        return run(LintCheck.class, "lint", entry);
    }

    private TestedCheck types(String entry) throws Exception {
        return run(TypesCheck.class, "types", entry);
    }

    private TestedCheck tests(String entry) throws Exception {
        return run(TestsCheck.class, "tests", entry);
    }

    private TestedCheck run(Class<?> check, String kind, String entry) throws Exception {
        return stack.run(check, "images: {api: {context: api}}\nquality: {%s: {%s}}".formatted(kind, entry));
    }
}
