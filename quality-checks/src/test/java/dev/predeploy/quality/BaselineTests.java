package dev.predeploy.quality;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts on an imperfect stack: the file is the one that the check itself keeps as evidence. */
@Timeout(60)
class BaselineTests {
    private static final String LINT =
            "quality: {lint: {fake: {run: ./fake, baseline: lint/baseline.tsv, report: {checkstyle: \"-\"}}}}";

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() throws Exception {
        stack = new TestStack(folder).with("shop.py", "").with("cart.py", "");
    }

    @Test
    void acceptsNothingYetWhereThereIsNoFileAndSaysHowToBegin() throws Exception {
        TestedCheck ended = found(1, "shop.py:3 F401 unused");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 finding");
        assertThat(ended.findings()).hasSize(2);
        assertThat(ended.findings().get(0).place().text()).isEqualTo("shop.py:3:1");
        assertThat(ended.findings().get(1).line())
                .isEqualTo(
                        "lint/baseline.tsv there is no baseline yet, so nothing is accepted; fix: To accept what is found"
                                + " today, copy `baseline.tsv` there from the evidence of this check.");
        assertThat(ended.findings().get(1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void passesWithWhatItAcceptsWhereverThatStandsByNow() throws Exception {
        accept("shop.py:3 F401 unused", "shop.py:9 F401 unused", "cart.py:1 E501 too long");

        TestedCheck ended = found(1, "shop.py:30 F401 unused", "cart.py:7 E501 too long", "shop.py:31 F401 unused");

        assertThat(ended.outcome()).as(ended.toString()).isEqualTo(Outcome.PASSED);
        assertThat(ended.findings()).isEmpty();
    }

    @Test
    void failsOnWhatIsNewAlone() throws Exception {
        accept("shop.py:3 F401 unused");

        TestedCheck ended = found(1, "shop.py:3 F401 unused", "cart.py:3 F401 unused");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 new finding beside 1 that the baseline accepts");
        assertThat(ended.finding().place().text()).isEqualTo("cart.py:3:1");
    }

    @Test
    void showsAllOfASortOfWhichThereIsOneMore() throws Exception {
        accept("shop.py:3 F401 unused");

        TestedCheck ended = found(1, "shop.py:3 F401 unused", "shop.py:5 F401 unused");

        assertThat(ended.reason()).isEqualTo("1 new finding beside 1 that the baseline accepts");
        assertThat(ended.findings())
                .extracting(finding -> finding.place().text())
                .containsExactly("shop.py:3:1", "shop.py:5:1");
        assertThat(ended.findings().get(0).expected())
                .hasValue("no more than 1 like this, as lint/baseline.tsv accepts");
        assertThat(ended.findings().get(0).actual()).hasValue("2 like this");
    }

    @Test
    void namesWhatNoLongerHolds() throws Exception {
        accept("shop.py:3 F401 unused", "shop.py:5 F401 unused", "cart.py:1 E501 too long");

        TestedCheck ended = found(1, "shop.py:3 F401 unused");

        assertThat(ended.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(ended.findings())
                .extracting(Finding::line)
                .containsExactly(
                        "lint/baseline.tsv:3 is accepted and no longer found: shop.py [F401] unused; expected 2 like this;"
                                + " actual 1 like this; fix: Lower its number to 1.",
                        "lint/baseline.tsv:4 is accepted and no longer found: cart.py [E501] too long; expected 1 like"
                                + " this; actual 0 like this; fix: Remove the line.");
    }

    @Test
    void isBrokenAtTheLineThatIsNoEntry() throws Exception {
        stack.with("lint/baseline.tsv", "# ours\n\n1 shop.py F401 unused\n");

        TestedCheck ended = found(1, "shop.py:3 F401 unused");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.finding().place().text()).isEqualTo("lint/baseline.tsv:3");
        assertThat(ended.finding().fix().orElseThrow()).contains("copy `baseline.tsv` anew");
    }

    @Test
    void isBrokenAtTheLineThatIsNoUtf8() throws Exception {
        stack.with("lint/baseline.tsv", "");
        Files.write(folder.resolve("lint/baseline.tsv"), new byte[] {'#', '\n', (byte) 0xFF, (byte) 0xFE, '\n'});

        TestedCheck ended = found(1, "shop.py:3 F401 unused");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.finding().place().text()).isEqualTo("lint/baseline.tsv:2");
    }

    @Test
    void isBrokenByAnEntryThatAcceptsNothingAndByAFolder() throws Exception {
        stack.with("lint/baseline.tsv", "0\tshop.py\tF401\tunused\n");
        assertThat(found(1, "shop.py:3 F401 unused").finding().place().text()).isEqualTo("lint/baseline.tsv:1");

        Files.delete(folder.resolve("lint/baseline.tsv"));
        stack.with("lint/baseline.tsv/file", "");
        TestedCheck ended = found(1, "shop.py:3 F401 unused");
        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("the baseline is a folder");
    }

    @Test
    void readsWhatAnEditorMarkedAsUtf8() throws Exception {
        stack.with("lint/baseline.tsv", "\uFEFF1\tshop.py\tF401\tunused\n");

        assertThat(found(1, "shop.py:3 F401 unused").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void saysNothingOfItsEntriesWhereTheToolDidNotWork() throws Exception {
        accept("shop.py:3 F401 unused");

        TestedCheck ended = found(2);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.findings()).hasSize(1);
        assertThat(ended.reason()).contains("ended with exit code 2");
    }

    @Test
    void isBrokenWhereTheToolMayHaveStoppedAtWhatIsAccepted() throws Exception {
        accept("shop.py:3 syntax invalid");

        TestedCheck ended = found(2, "shop.py:3 syntax invalid");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake ended with exit code 2, but reports nothing that fails the check");
    }

    @Test
    void servesTypeCheckersToo() throws Exception {
        String types = LINT.replace("lint: {", "types: {");
        report(1, "shop.py:3 arg-type wrong");
        TestedCheck before = stack.run(TypesCheck.class, types);
        assertThat(before.reason()).isEqualTo("1 type error");
        stack.with("lint/baseline.tsv", requireNonNull(before.evidence().get("baseline.tsv")));

        assertThat(stack.run(TypesCheck.class, types).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void staysBelowTheStack() {
        assertThatThrownBy(() -> stack.run(LintCheck.class, LINT.replace("lint/baseline.tsv", "../baseline.tsv")))
                .hasMessageContaining("it leads out of the stack's folder");
    }

    private void accept(String... findings) throws Exception {
        stack.with(
                "lint/baseline.tsv",
                requireNonNull(found(1, findings).evidence().get("baseline.tsv")));
    }

    private TestedCheck found(int exitCode, String... findings) throws Exception {
        report(exitCode, findings);
        return stack.run(LintCheck.class, LINT);
    }

    private void report(int exitCode, String... findings) throws Exception {
        String errors = Stream.of(findings)
                .map(text -> text.split("[: ]", 4))
                .map(words -> """
                        <file name="%s"><error line="%s" column="1" severity="error" message="%s" source="%s"/></file>
                        """.formatted(words[0], words[1], words[3], words[2]))
                .collect(Collectors.joining());
        String clean = errors.isEmpty() ? "<file name=\"shop.py\"/>" : errors;
        stack.with("found.xml", "<checkstyle version=\"10\">" + clean + "</checkstyle>")
                .withTool("fake", "cat found.xml; exit " + exitCode);
    }
}
