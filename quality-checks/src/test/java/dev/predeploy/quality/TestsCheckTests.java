package dev.predeploy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TestsCheckTests {
    private static final String JUNIT = "quality: {tests: {junit: {}}}";
    private static final String TEST = """
            package com.acme;
            import static org.junit.jupiter.api.Assertions.*;
            import org.junit.jupiter.api.*;
            class OrdersTests {
                @Test
                void addsUp() {
                    assertEquals(3, Orders.sum(1, 2));
                }
                %s
            }
            """;

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() throws Exception {
        stack = new TestStack(folder)
                .with(
                        "src/main/java/com/acme/Orders.java",
                        "package com.acme;\nclass Orders { static int sum(int a, int b) { return a + b; } }\n");
    }

    @Test
    void passesTestsThatPass() throws Exception {
        tests("");

        assertThat(stack.run(TestsCheck.class, JUNIT).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsOnAFailingTestAtItsLine() throws Exception {
        tests("@Test void isWrong() { assertEquals(4, Orders.sum(1, 2)); }");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 of 2 tests failed");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("isWrong(): expected: <4> but was: <3>")
                        .rule("com.acme.OrdersTests.isWrong()")
                        .at(Place.file("src/test/java/com/acme/OrdersTests.java", 9)));
    }

    @Test
    void failsOnATestThatErrors() throws Exception {
        tests("@Test void breaks() { throw new IllegalStateException(\"no\"); }");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().place()).isEqualTo(Place.file("src/test/java/com/acme/OrdersTests.java", 9));
    }

    @Test
    void failsWhenTheTestsDoNotCompile() throws Exception {
        tests("@Test void isWrong() { Orders.count(); }");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("the tests do not compile: 1 error");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("cannot find symbol: method count() in class Orders")
                        .at(Place.file("src/test/java/com/acme/OrdersTests.java", 9, 34)));
    }

    @Test
    void failsWhenAWholeClassCannotBeSetUp() throws Exception {
        tests("@BeforeAll static void connect() { throw new IllegalStateException(\"no database\"); }");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.findings().get(0).what()).contains("no database");
    }

    @Test
    void isNotRunWithoutTestSources() throws Exception {
        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no tests in src/test/java");
    }

    @Test
    void isNotRunWhenNoTestIsCollected() throws Exception {
        stack.with("src/test/java/com/acme/Helper.java", "package com.acme;\nclass Helper {}\n");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no tests were collected");
        assertThat(stack.run(TestsCheck.class, "quality: {tests: {junit: {none-collected: pass}}}")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void isNotRunWhenEveryTestIsSkipped() throws Exception {
        stack.with(
                "src/test/java/com/acme/LaterTests.java",
                "package com.acme;\nimport org.junit.jupiter.api.*;\n@Disabled class LaterTests { @Test void later() {} }\n");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("all 1 tests were skipped");
    }

    @Test
    void neverPassesATestThatJunitWouldLeaveOutSilently() throws Exception {
        tests("@Test private void isPrivate() {}");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 of 1 test failed");
        assertThat(ended.finding())
                .isEqualTo(
                        Finding.of("@Test method 'private void com.acme.OrdersTests.isPrivate()' must not be private."
                                        + " It will not be executed.")
                                .rule("com.acme.OrdersTests.isPrivate()")
                                .at(Place.file("src/test/java/com/acme/OrdersTests.java", 9))
                                .fix("Correct it; JUnit runs no test at all until then."));
    }

    @Test
    void tellsEachTestThatJunitWouldLeaveOutOnce() throws Exception {
        tests("@Test private void a() {}\n    @Test int b() { return 1; }\n    @Test void c() { b(); }");

        assertThat(stack.run(TestsCheck.class, JUNIT).findings())
                .extracting(Finding::place)
                .containsExactlyInAnyOrder(
                        Place.file("src/test/java/com/acme/OrdersTests.java", 9),
                        Place.file("src/test/java/com/acme/OrdersTests.java", 10));
    }

    @Test
    void isBrokenWhenATestEndsTheJvm() throws Exception {
        tests("@Test void leaves() { System.exit(0); }");

        var ended = stack.run(TestsCheck.class, JUNIT);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("junit ended well and wrote no report");
        assertThat(ended.finding().fix().orElseThrow())
                .contains("in the evidence")
                .doesNotContain("by hand");
    }

    @Test
    void readsTheReportsOfAnyRunner() throws Exception {
        stack.with("tests/test_orders.py", "def test_total(): ...\n").withTool("runner", """
                        mkdir -p reports
                        echo '<testsuite name="pytest"><testcase name="test_total" classname="tests.test_orders">
                        <failure message="assert 3 == 4">tests/test_orders.py:1: AssertionError</failure></testcase>
                        </testsuite>' > reports/one.xml
                        echo '<testsuite><testcase name="a"/></testsuite>' > reports/two.xml
                        exit 1
                        """);

        var ended = stack.run(
                TestsCheck.class, "quality: {tests: {pytest: {run: ./runner, report: {junit: \"reports/*.xml\"}}}}");

        assertThat(ended.reason()).isEqualTo("1 of 2 tests failed");
        assertThat(ended.finding().place()).isEqualTo(Place.file("tests/test_orders.py", 1));
    }

    @Test
    void passesARunnerWithoutTestsOnlyWhereTheStackFileSaysSo() throws Exception {
        stack.withTool("runner", "echo '<testsuites/>'; exit 5");
        String section = "quality: {tests: {pytest: {run: ./runner, report: {junit: \"-\"}}}}";

        assertThat(stack.run(TestsCheck.class, section).outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(stack.run(TestsCheck.class, section.replace("run:", "none-collected: pass, run:"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    private void tests(String more) throws Exception {
        stack.with("src/test/java/com/acme/OrdersTests.java", TEST.formatted(more));
    }
}
