package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.RunEvent;
import java.util.List;

/** Tells of a run line by line, for logs. */
final class PlainRenderer implements Renderer {
    private final Output output;
    private int total;
    private int done;

    PlainRenderer(Output output) {
        this.output = output;
    }

    @Override
    public void started(RunEvent.Started event) {
        total = event.head().checks();
        Page page = new Page(output.screen());
        page.text("", "Validating %s: %s".formatted(event.head().stack(), Words.count(total, "check")));
        HeadText.below(page, event.head());
        output.lines(page.lines());
    }

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {}

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {
        done++;
        CheckResult check = event.result();
        String time = check.duration().isZero() ? "" : " (" + DurationWords.of(check.duration()) + ")";
        String reason = check.outcome() == Outcome.PASSED
                ? warnings(check)
                : " " + check.outcome().word() + ": " + check.account().reason();
        Page page = new Page(output.screen());
        String bullet =
                "[%d/%d] %s ".formatted(done, total, output.screen().theme().mark(check.outcome()));
        page.text("", bullet, check.id() + time + reason);
        output.lines(page.lines());
    }

    /** Of a check that passed, that is all that it found. */
    private static String warnings(CheckResult check) {
        int count = check.account().findings().size();
        return count == 0 ? "" : " with " + Words.count(count, "warning");
    }

    @Override
    public void stillRunning(RunEvent.StillRunning event) {
        output.lines(List.of(StillRunningText.of(event)));
    }

    @Override
    public void ended(RunEvent.Ended event) {
        output.lines(List.of(""));
        output.lines(FinalBlock.of(event.run(), output.screen(), output.hints()));
    }
}
