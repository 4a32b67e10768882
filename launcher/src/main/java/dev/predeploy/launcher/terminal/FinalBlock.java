package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Lays out a run that is over, in the form that people know. */
final class FinalBlock {
    private static final int FINDINGS_IN_STAGE = 3;
    private static final int FINDINGS_IN_CAUSE = 5;
    private static final int MOST_CAUSES = 20;

    private final Page page;
    private final Path reports;

    private FinalBlock(Screen screen, Path reports) {
        this.page = new Page(screen);
        this.reports = reports;
    }

    static List<String> of(Run run, Screen screen, Output.Hints hints) {
        FinalBlock block = new FinalBlock(screen, hints.reports());
        block.head(run);
        run.stages().forEach(block::stage);
        block.causes(Cause.of(run.checks()));
        new ResultText(run, hints).on(block.page);
        return block.page.lines();
    }

    /** Adds a check, and the first of its findings. */
    static void check(Page page, CheckResult check) {
        Screen screen = page.screen();
        Page.Lead lead = new Page.Lead("  " + screen.mark(check.outcome()) + " ", 4);
        String title = check.title().isBlank() ? check.id().toString() : check.title();
        page.spread(lead, title + (check.required() ? "" : " (not required)"), time(check));
        String arrow = screen.theme().arrow() + " ";
        List<Finding> findings = check.account().findings();
        findings.stream()
                .limit(FINDINGS_IN_STAGE)
                .forEach(finding -> page.text("    ", arrow, CauseText.line(finding)));
        if (findings.isEmpty() && check.outcome() != Outcome.PASSED) {
            page.text("    ", arrow, check.account().reason());
        }
        if (findings.size() > FINDINGS_IN_STAGE) {
            page.text("    ", arrow, "and " + (findings.size() - FINDINGS_IN_STAGE) + " more");
        }
    }

    private static String time(CheckResult check) {
        return check.duration().isZero() ? "" : "(" + DurationWords.of(check.duration()) + ")";
    }

    private void head(Run run) {
        page.rule();
        page.bold("  ", "PRE-DEPLOY VALIDATION");
        page.rule();
        HeadText.below(page, run.head());
    }

    private void stage(StageResult stage) {
        page.blank();
        String name = titled(Words.clean(stage.name())) + " Stage ";
        Screen screen = page.screen();
        Page.Lead lead =
                new Page.Lead(screen.paint(Ink.BOLD, name) + screen.mark(stage.outcome()), Words.width(name) + 1);
        page.spread(lead, "", "[" + DurationWords.of(stage.duration()) + "]");
        stage.checks().forEach(check -> check(page, check));
    }

    static String titled(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void causes(List<Cause> causes) {
        page.blank();
        if (causes.isEmpty()) {
            return;
        }
        boolean decides = causes.stream().anyMatch(cause -> cause.check().required());
        page.bold("", decides ? "Root causes" : "Not required, and not passed");
        CauseText words = new CauseText(reports, FINDINGS_IN_CAUSE);
        for (Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
            Screen screen = page.screen();
            Outcome outcome = cause.check().outcome();
            page.text("  ", screen.theme().mark(outcome) + " ", CauseText.heading(cause));
            words.below(cause).forEach(part -> part.on(page, "  "));
        }
        if (causes.size() > MOST_CAUSES) {
            page.text(
                    "  ", "and %d more, in %s".formatted(causes.size() - MOST_CAUSES, reports.resolve("report.json")));
        }
        page.blank();
    }
}
