package dev.predeploy.quality;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays what real tools wrote (see the README beside the recordings) to the checks that call them. */
@Timeout(60)
class RecordedToolsTests {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    /** The words that hold the report's file are not compared, and the file is written. */
    private static final String PLAYER = """
            here=$(dirname "$0")
            file=%s
            for word; do
              case "$word" in
                *=/*-report) file=${word#*=}; word=${word%%%%=*}={report};;
                /*-report) file=$word; word={report};;
              esac
              words="$words $word"
            done
            [ "%s$words" = "%s" ] || { echo "called with other words:$words" >&2; exit 99; }
            play() { sed "s|{root}|$PWD|g" "$here/recording/$1"; }
            play stdout; play stderr >&2
            [ -s "$here/recording/report" ] && mkdir -p $(dirname "$file") && play report > "$file"
            exit %s
            """;

    /** Tools of which the entry has another name than the program, or whose reports lie where the tool wants them. */
    private static final Map<String, String> ENTRIES = Map.of("mvn", "maven");

    private static final Map<String, String> REPORTS = Map.of(
            "mvn", "target/surefire-reports/TEST-shop.ShopTest.xml",
            "gradle", "build/test-results/test/TEST-shop.ShopTest.xml");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ruff-finding       | FAILED  | shop.py:1:8 F401                               | 1 finding
            ruff-syntax        | FAILED  | syntax.py:1:12 invalid-syntax                  | 2 findings
            ruff-clean         | PASSED  | ''                                              | ''
            ruff-nothing       | NOT_RUN | ''                                              | no file was looked at
            ruff-config        | BROKEN  | ''                                              | ruff ended with exit code 2 and no report
            flake8-finding     | FAILED  | shop.py:1:1 F401                               | 1 finding
            flake8-syntax      | FAILED  | syntax.py:1:13 E999                            | 1 finding
            flake8-clean       | PASSED  | ''                                              | ''
            flake8-nothing     | NOT_RUN | ''                                              | no file was looked at
            flake8-config      | BROKEN  | ''                                              | flake8 ended with exit code 1, but reports nothing that fails the check
            shellcheck-finding | FAILED  | run.sh:3:1 SC2034                              | 1 finding
            shellcheck-clean   | PASSED  | ''                                              | ''
            shellcheck-absent  | BROKEN  | ''                                              | shellcheck ended with exit code 2, but reports nothing that fails the check
            hadolint-finding   | FAILED  | Dockerfile:1:1 DL3006                          | 4 findings
            hadolint-syntax    | FAILED  | Dockerfile:1:1 DL1000                          | 1 finding
            hadolint-lesser    | PASSED  | ''                                              | ''
            hadolint-absent    | BROKEN  | ''                                              | hadolint ended with exit code 1 and no report
            eslint-finding     | FAILED  | shop.js:1:5 prefer-const                       | 4 findings
            eslint-syntax      | FAILED  | shop.js:1:7                                    | 1 finding
            eslint-clean       | PASSED  | ''                                              | ''
            eslint-nothing     | NOT_RUN | ''                                              | no file was looked at
            eslint-config      | BROKEN  | ''                                              | eslint ended with exit code 2 and no report
            biome-finding      | FAILED  | shop.js:2:1 lint/suspicious/noDebugger         | 4 findings
            biome-clean        | PASSED  | ''                                              | ''
            biome-nothing      | NOT_RUN | ''                                              | no file was looked at
            biome-config       | BROKEN  | ''                                              | biome ended with exit code 1 and no report
            """)
    void lint(String recording, Outcome outcome, String where, String reason) throws Exception {
        assertCheck(play("lint", LintCheck.class, recording), outcome, where, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mypy-finding       | FAILED  | shop.py:6:12 return-value                      | 1 type error
            mypy-syntax        | FAILED  | syntax.py:1:13 syntax                          | 2 type errors
            mypy-words         | FAILED  | shop.py:1 syntax                               | 1 type error
            mypy-clean         | PASSED  | ''                                              | ''
            mypy-nothing       | NOT_RUN | ''                                              | no file was looked at
            mypy-config        | BROKEN  | ''                                              | mypy ended with exit code 2, but reports nothing that fails the check
            pyright-finding    | FAILED  | shop.py:6:12 reportReturnType                  | 1 type error
            pyright-clean      | PASSED  | ''                                              | ''
            pyright-nothing    | NOT_RUN | ''                                              | no file was looked at
            pyright-config     | BROKEN  | ''                                              | pyright ended with exit code 3, but reports nothing that fails the check
            tsc-finding        | FAILED  | src/shop.ts:1:14 TS2322                        | 3 type errors
            tsc-clean          | PASSED  | ''                                              | ''
            tsc-nothing        | NOT_RUN | ''                                              | no file was looked at
            tsc-config         | BROKEN  | ''                                              | tsc ended with exit code 1, but reports nothing that fails the check
            """)
    void types(String recording, Outcome outcome, String where, String reason) throws Exception {
        assertCheck(play("types", TypesCheck.class, recording), outcome, where, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pytest-finding     | FAILED  | test_shop.py:11 test_shop.test_sums            | 2 of 2 tests failed
            pytest-import      | FAILED  | test_a.py:1 test_a                             | 1 of 1 test failed
            pytest-clean       | PASSED  | ''                                              | ''
            pytest-nothing     | NOT_RUN | ''                                              | no tests were collected
            pytest-config      | BROKEN  | ''                                              | pytest ended with exit code 4 and wrote no report
            vitest-finding     | FAILED  | shop.test.js:5:19 shop.test.js.shop > sums     | 1 of 2 tests failed
            vitest-import      | FAILED  | shop.test.js:2:1 shop.test.js.shop.test.js     | 1 of 1 test failed
            vitest-clean       | PASSED  | ''                                              | ''
            vitest-nothing     | NOT_RUN | ''                                              | no tests were collected
            vitest-config      | BROKEN  | ''                                              | vitest ended with exit code 1 and wrote no report
            jest-finding       | FAILED  | shop.test.js:3:19 shop sums                    | 1 of 2 tests failed
            jest-import        | FAILED  | shop.test.js:1:11                              | 1 of 1 test failed
            jest-clean         | PASSED  | ''                                              | ''
            jest-nothing       | NOT_RUN | ''                                              | no tests were collected
            jest-config        | BROKEN  | ''                                              | jest ended with exit code 1 and wrote no report
            maven-finding      | FAILED  | src/test/java/shop/ShopTest.java:15 shop.ShopTest.errs | 2 of 3 tests failed
            maven-compile      | FAILED  | src/main/java/shop/Shop.java:5:16              | 1 compile error
            maven-clean        | PASSED  | ''                                              | ''
            maven-nothing      | NOT_RUN | ''                                              | no tests were collected
            maven-config       | BROKEN  | ''                                              | maven ended with exit code 1, but reports nothing that fails the check
            gradle-finding     | FAILED  | src/test/java/shop/ShopTest.java:15 shop.ShopTest.errs | 2 of 3 tests failed
            gradle-compile     | FAILED  | src/main/java/shop/Shop.java:5:16              | 1 compile error
            gradle-clean       | PASSED  | ''                                              | ''
            gradle-nothing     | NOT_RUN | ''                                              | no tests were collected
            gradle-config      | BROKEN  | ''                                              | gradle ended with exit code 1, but reports nothing that fails the check
            """)
    void tests(String recording, Outcome outcome, String where, String reason) throws Exception {
        assertCheck(play("tests", TestsCheck.class, recording), outcome, where, reason);
    }

    @Test
    void keepsEndAndFix() throws Exception {
        assertThat(play("lint", LintCheck.class, "ruff-finding").finding())
                .isEqualTo(Finding.of("`os` imported but unused")
                        .rule("F401")
                        .at(new InFile("shop.py", new Span(1, 8, 1, 10)))
                        .fix("Remove unused import: `os`"));
        assertThat(play("types", TypesCheck.class, "mypy-finding").finding().place())
                .isEqualTo(new InFile("shop.py", new Span(6, 12, 6, 18)));
        assertThat(play("types", TypesCheck.class, "pyright-finding").finding().place())
                .isEqualTo(new InFile("shop.py", new Span(6, 12, 6, 18)));
        assertThat(play("lint", LintCheck.class, "shellcheck-finding").finding().severity())
                .isEqualTo(Severity.WARNING);
        assertThat(play("lint", LintCheck.class, "eslint-finding")
                        .findings()
                        .get(0)
                        .fix())
                .hasValue("`eslint --fix` corrects it.");
    }

    @Test
    void saysWhyATestFailed() throws Exception {
        assertThat(play("tests", TestsCheck.class, "pytest-import").finding().what())
                .isEqualTo("test_a: ModuleNotFoundError: No module named 'nosuch_module'");
        Finding jest = play("tests", TestsCheck.class, "jest-finding").finding();
        assertThat(jest.what()).startsWith("shop sums: Error: expect(received).toBe(expected)");
        assertThat(List.of(jest.expected().orElseThrow(), jest.actual().orElseThrow()))
                .containsExactly("4", "3");
        assertThat(play("tests", TestsCheck.class, "jest-import").finding().what())
                .isEqualTo("Cannot find module './nosuch' from 'shop.test.js'");
    }

    @Test
    void looksAtNothingWhereNoSourceMatches() throws Exception {
        var ended = new TestStack(folder).run(LintCheck.class, "quality: {lint: {shellcheck: {}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no file matches {*.sh,**/*.sh}");
    }

    @Test
    void givesTheToolPathsAndArguments() throws Exception {
        var stack = new TestStack(folder)
                .with("app/shop.py", "")
                .withTool(
                        "bin/ruff",
                        "echo \"$*\" >&2; [ \"$*\" = \"check --output-format json --no-cache"
                                + " --preview app/shop.py web\" ] && echo '[]'");

        var ended = stack.run(
                LintCheck.class,
                "quality: {lint: {ruff: {paths: [\"app/*.py\", web], arguments: [--preview], env: {PATH: \"bin:/bin\"}}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void callsTheProjectsOwnWrapperOfABuildTool() throws Exception {
        var stack = new TestStack(folder)
                .withTool("api/mvnw", "[ \"$*\" = \"-B -ntp -Dstyle.color=never -fae test -Pslow\" ] || exit 9");

        var ended = stack.run(
                TestsCheck.class, "quality: {tests: {api: {tool: maven, directory: api, arguments: [-Pslow]}}}");

        assertThat(ended.reason()).isEqualTo("no tests were collected");
        assertThatThrownBy(() -> stack.run(TestsCheck.class, "quality: {tests: {gradle: {paths: [src]}}}"))
                .hasMessageContaining("narrow that by `arguments`");
    }

    @Test
    void isBrokenWhenTheToolIsMissing() throws Exception {
        var ended =
                new TestStack(folder).run(TypesCheck.class, "quality: {types: {mypy: {env: {PATH: \"/nowhere\"}}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("there is no mypy");
        var ofNode =
                new TestStack(folder).run(TypesCheck.class, "quality: {types: {tsc: {env: {PATH: \"/nowhere\"}}}}");
        assertThat(ofNode.reason()).contains("there is no tsc");
        assertThat(ofNode.finding().fix().orElseThrow()).contains("links: [node_modules]");
    }

    private TestedCheck play(String kind, Class<?> check, String recording) throws IOException {
        Map<String, String> parts = parts(Files.readString(RECORDED.resolve(recording + ".txt")));
        String words = requireNonNull(parts.get("words"));
        String tool = words.substring(0, words.indexOf(' '));
        TestStack stack = new TestStack(folder);
        for (String source : List.of("shop.py", "syntax.py", "test_shop.py", "test_a.py", "src/shop.ts", "shop.js")) {
            stack.with(source, "");
        }
        stack.with("shop.test.js", "").with("run.sh", "").with("Dockerfile", "");
        stack.with("src/main/java/shop/Shop.java", "").with("src/test/java/shop/ShopTest.java", "");
        for (String part : List.of("stdout", "stderr", "report")) {
            stack.with("node_modules/.bin/recording/" + part, parts.getOrDefault(part, ""));
        }
        stack.withTool(
                "node_modules/.bin/" + tool,
                PLAYER.formatted(
                        REPORTS.getOrDefault(tool, ""),
                        tool,
                        words,
                        requireNonNull(parts.get("exit")).strip()));
        String path = "node_modules/.bin:" + System.getenv("PATH");
        return stack.run(
                check,
                "quality: {%s: {%s: {env: {PATH: \"%s\"}}}}".formatted(kind, ENTRIES.getOrDefault(tool, tool), path));
    }

    private static Map<String, String> parts(String recording) {
        Map<String, String> parts = new HashMap<>();
        String head = recording.lines().findFirst().orElseThrow();
        parts.put("words", head.substring(head.indexOf(": ") + 2));
        for (String part : recording.split("(?m)^--- ", -1)) {
            int end = part.indexOf('\n');
            parts.put(part.substring(0, end), part.substring(end + 1));
        }
        return parts;
    }

    private static void assertCheck(TestedCheck ended, Outcome outcome, String where, String reason) {
        assertThat(ended.outcome()).as(ended.toString()).isEqualTo(outcome);
        if (outcome == Outcome.PASSED) {
            return;
        }
        Finding first = ended.findings().get(0);
        assertThat((first.place().text() + " " + first.rule().orElse("")).strip())
                .isEqualTo(where);
        assertThat(ended.reason()).isEqualTo(reason);
    }
}
