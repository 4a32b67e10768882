package dev.predeploy.quality.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitReaderTests {
    @TempDir
    Path temporary;

    private Folder folder;

    @BeforeEach
    void prepare() {
        folder = new Folder(temporary);
    }

    @Test
    void takesTheSourceBelowTheFolderThatTheToolRanInWhereTwoAreNamedAlike() throws Exception {
        folder.write("api/src/test/java/shop/ShopTest.java", "");
        folder.write("web/src/test/java/shop/ShopTest.java", "");

        assertThat(folder.sourcesOf("web").sourceEndingWith("shop/ShopTest.java"))
                .hasValue("web/src/test/java/shop/ShopTest.java");
        assertThat(folder.sources().sourceEndingWith("shop/ShopTest.java")).isEmpty();
    }

    @Test
    void countsTheCasesOfNestedSuites() throws Exception {
        Report report = read("""
                <testsuites tests="99"><properties><property name="a" value="b"/></properties>
                  <testsuite name="outer"><testcase name="a"/>
                    <testsuite name="inner"><testcase name="b"><skipped message="later"/></testcase>
                      <testcase name="c" status="notrun"/><testcase name="d"><system-out>x</system-out></testcase>
                    </testsuite></testsuite>
                </testsuites>
                """);

        assertThat(report.tests()).contains(new Report.Tests(4, 0, 2));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void findsTheFirstJavaFrameInTheSources() throws Exception {
        folder.write("src/test/java/com/acme/OrdersTests.java", "");
        Report report = read("""
                <testsuite name="com.acme.OrdersTests" tests="2" failures="1" errors="0">
                  <testcase name="addsUp" classname="com.acme.OrdersTests">
                    <failure message="expected: &lt;3&gt; but was: &lt;4&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[
                org.opentest4j.AssertionFailedError: expected: <3> but was: <4>
                	at org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
                	at java.base/java.lang.reflect.Method.invoke(Method.java:569)
                	at app//com.acme.OrdersTests$Inner.addsUp(OrdersTests.java:12)
                	at com.acme.OrdersTests.main(OrdersTests.java:99)
                ]]></failure></testcase>
                  <testcase name="other" classname="com.acme.OrdersTests"/>
                </testsuite>
                """);

        assertThat(report.findings())
                .containsExactly(Finding.of("addsUp: expected: <3> but was: <4>")
                        .rule("com.acme.OrdersTests.addsUp")
                        .at(Place.file("src/test/java/com/acme/OrdersTests.java", 12)));
        assertThat(report.tests()).contains(new Report.Tests(2, 1, 0));
    }

    @Test
    void findsTheLastPythonFrameInTheSources() throws Exception {
        folder.write("tests/test_orders.py", "");
        folder.write("app/orders.py", "");
        folder.write("venv/lib/site-packages/django/db.py", "");
        Report report = read("""
                <testsuites><testsuite name="pytest"><testcase classname="tests.test_orders" name="test_total">
                <error message="ValueError: no">Traceback (most recent call last):
                  File "%1$s/tests/test_orders.py", line 4, in test_total
                  File "%1$s/app/orders.py", line 2, in total
                  File "%1$s/venv/lib/site-packages/django/db.py", line 7, in query
                ValueError: no</error></testcase>
                <testcase classname="tests.test_orders" name="test_pytest"><failure message="assert 1 == 2">def test_pytest():
                &gt;       assert 1 == 2
                E       assert 1 == 2

                tests/test_orders.py:9: AssertionError</failure></testcase></testsuite></testsuites>
                """.formatted(temporary));

        assertThat(report.findings())
                .extracting(Finding::place)
                .containsExactly(Place.file("app/orders.py", 2), Place.file("tests/test_orders.py", 9));
    }

    @Test
    void fallsBackToTheTestsOwnFile() throws Exception {
        folder.write("tests/test_orders.py", "");
        Report report = read("""
                <testsuites><testsuite name="pytest">
                  <testcase classname="x" name="a" file="tests/test_orders.py" line="3"><failure/></testcase>
                  <testcase classname="tests.test_orders.TestClass" name="b"><failure message="no"/></testcase>
                </testsuite><testsuite name="php">
                  <testcase name="c" file="tests/C.php" line="3"><failure message="no"/></testcase>
                  <testcase name="d"><failure message="nowhere"/></testcase>
                </testsuite></testsuites>
                """);

        assertThat(report.findings())
                .extracting(Finding::place)
                .containsExactly(
                        Place.file("tests/test_orders.py", 4),
                        Place.file("tests/test_orders.py"),
                        Place.file("tests/C.php", 3),
                        Place.nowhere());
        assertThat(report.findings().get(0).what()).isEqualTo("a: failed");
    }

    @Test
    void countsATestOnceThoughItsTearDownFailsToo() throws Exception {
        Report report = read(
                "<testsuite><testcase name='a'><failure message='1'/><error message='2'/></testcase>" + "</testsuite>");

        assertThat(report.tests()).contains(new Report.Tests(1, 1, 0));
        assertThat(report.findings()).extracting(Finding::what).containsExactly("a: 1");
    }

    @Test
    void takesAnErrorOfAWholeSuite() throws Exception {
        Report report = read("<testsuite name='users' errors='1'><error message='cannot load module'/></testsuite>");

        assertThat(report.tests()).contains(new Report.Tests(1, 1, 0));
        assertThat(report.findings()).extracting(Finding::what).containsExactly("users: cannot load module");
    }

    @Test
    void doesNotPassAReportThatAnnouncesMoreFailuresThanItTellsOf() throws Exception {
        Report report = read("<testsuite failures='1' errors='1'><testcase name='a'/></testsuite>");

        assertThat(report.findings())
                .containsExactly(Finding.of("2 failures are announced, and 0 are told of")
                        .at(Place.file("reports/report")));
    }

    @Test
    void addsUpSeveralFiles() throws Exception {
        Path one = folder.write("reports/TEST-1.xml", "<testsuite><testcase name='a'/></testsuite>");
        Path two =
                folder.write("reports/TEST-2.xml", "<testsuite><testcase name='b'><skipped/></testcase></testsuite>");

        assertThat(ReportFormat.JUNIT.read(List.of(one, two), folder.sources()).tests())
                .contains(new Report.Tests(2, 0, 1));
    }

    @Test
    void keepsTheMemoryWhenATestWritesTooMuch() throws Exception {
        Report report = read("<testsuite><testcase name='a'><failure message='m'>" + "x".repeat(5_000_000)
                + "</failure><system-out>" + "y".repeat(5_000_000) + "</system-out></testcase></testsuite>");

        assertThat(report.findings()).extracting(Finding::what).containsExactly("a: m");
    }

    @Test
    void refusesWhatIsNoJunitXml() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("<checkstyle/>"))
                .withMessage("is no JUnit XML: it begins with <checkstyle>");
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("<testsuite><testcase name='a'>"))
                .withMessageContaining("no well-formed XML");
        assertThatExceptionOfType(UnreadableReport.class).isThrownBy(() -> read(""));
    }

    private Report read(String text) throws Exception {
        return folder.read(ReportFormat.JUNIT, text);
    }
}
