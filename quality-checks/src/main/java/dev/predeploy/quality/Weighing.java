package dev.predeploy.quality;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.tool.Examined;
import dev.predeploy.quality.tool.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Weighs a tool's exit code and its report together. What it found comes first; a tool that says that it did not do its
 * work, or that ends badly without a word why, is broken; one that looked at nothing was not run.
 */
final class Weighing {
    private static final int MOST_FINDINGS = 1_000;

    /** What linters mean by 1 is that they found something, even if it weighs little. */
    private static final int FOUND = 1;

    /** What pytest means by 5 is that it collected nothing. */
    private static final int NONE_COLLECTED = 5;

    private final Severity failsOn;
    private final WhenNone whenNone;
    private final Words words;

    private Weighing(Severity failsOn, WhenNone whenNone, Words words) {
        this.failsOn = failsOn;
        this.whenNone = whenNone;
        this.words = words;
    }

    /** Returns the weighing of findings; the noun is what people call one that fails the check. */
    static Weighing ofFindings(Severity failsOn, WhenNone noneLinted, String noun) {
        return new Weighing(failsOn, noneLinted, new Words(noun, "none-linted"));
    }

    /** Returns the weighing of tests, of which each that fails, fails the check. */
    static Weighing ofTests(WhenNone noneCollected) {
        return new Weighing(Severity.NOTE, noneCollected, new Words("failed test", "none-collected"));
    }

    /**
     * Returns if the tool was content.
     *
     * @throws CheckFailed if it found what weighs enough
     * @throws CheckBroken if it did not do its work
     * @throws CheckNotRun if it had nothing to look at
     */
    void weigh(Job job, Examined examined) {
        Report report = examined.report();
        if (report.countAtLeast(failsOn) > 0) {
            throw new CheckFailed(reason(report), findings(report));
        }
        if (!report.faults().isEmpty()) {
            throw faulty(job, examined);
        }
        boolean nothing = examined.saysNothing()
                || (lookedAtNothing(report) && (examined.exitCode() == 0 || isAboutNoTests(examined)));
        if (nothing && whenNone == WhenNone.NOT_RUN) {
            throw new CheckNotRun(
                    nothingWasLookedAt(report),
                    "Correct where the tool looks; if there is to be nothing, say `%s: pass`.".formatted(words.key()));
        }
        if (!nothing && !isExplained(examined)) {
            throw job.broken(
                    examined.finished(),
                    "%s %s, but reports nothing that fails the check"
                            .formatted(job.shown(), examined.finished().ending().sentence()));
        }
    }

    /**
     * An exit code of 1 may stand for findings that the stack file does not want to fail on, or that a baseline accepts.
     * With any other the tool may have stopped at one of them, and looked no further.
     */
    private static boolean isExplained(Examined examined) {
        Report report = examined.report();
        boolean found = report.countAtLeast(Severity.NOTE) > 0 || report.accepted() > 0;
        return examined.exitCode() == 0 || (examined.exitCode() == FOUND && found);
    }

    private static boolean isAboutNoTests(Examined examined) {
        return examined.report().tests().isPresent() && examined.exitCode() == NONE_COLLECTED;
    }

    private static CheckBroken faulty(Job job, Examined examined) {
        Finding first = examined.report().faults().get(0);
        String why = "%s did not do its work: %s".formatted(job.shown(), first.what());
        Finding fault = Finding.of(why).at(first.place()).fix(job.call().byHand());
        return new CheckBroken(first.rule().map(fault::rule).orElse(fault));
    }

    private static boolean lookedAtNothing(Report report) {
        return report.tests()
                .map(tests -> tests.ran() == 0)
                .orElse(report.files().orElse(1) == 0);
    }

    private String nothingWasLookedAt(Report report) {
        int collected = report.tests().map(Report.Tests::collected).orElse(0);
        if (report.tests().isEmpty()) {
            return words.isTests() ? "no tests were collected" : "no file was looked at";
        }
        return collected == 0 ? "no tests were collected" : "all %d tests were skipped".formatted(collected);
    }

    private String reason(Report report) {
        int count = report.countAtLeast(failsOn);
        return report.tests()
                .filter(tests -> tests.failed() > 0)
                .map(tests -> "%d of %d %s failed"
                        .formatted(tests.failed(), tests.ran(), tests.ran() == 1 ? "test" : "tests"))
                .orElseGet(() -> count(count, report.accepted()));
    }

    private String count(int count, int accepted) {
        String noun = words.noun() + (count == 1 ? "" : "s");
        return accepted == 0
                ? String.format(Locale.ROOT, "%,d %s", count, noun)
                : String.format(Locale.ROOT, "%,d new %s beside %,d that the baseline accepts", count, noun, accepted);
    }

    private List<Finding> findings(Report report) {
        List<Finding> findings = new ArrayList<>(report.atLeast(failsOn));
        findings.addAll(report.faults());
        if (findings.size() > MOST_FINDINGS) {
            findings = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
        }
        int more = report.countAtLeast(failsOn) + report.faults().size() - findings.size();
        if (more > 0) {
            findings.add(Finding.of(String.format(Locale.ROOT, "%,d more are left out here", more))
                    .severity(Severity.NOTE)
                    .fix("See the evidence for all of them."));
        }
        return findings;
    }

    /**
     * What people call things.
     *
     * @param noun one finding
     * @param key the key of the stack file that allows for nothing
     */
    private record Words(String noun, String key) {
        boolean isTests() {
            return key.equals("none-collected");
        }
    }
}
