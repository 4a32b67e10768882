package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.StageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells of a run to a coding agent: little, and what to repair first. While checks run it writes next to nothing, but
 * what still runs is named at growing distances, because an agent may lose patience and then sees only that.
 */
final class AgentRenderer implements Renderer {
    private static final int MOST_FINDINGS = 10;
    private static final int LONGEST = 300;

    private final Output output;
    private final AgentBudget budget = new AgentBudget(200, 16 * 1024);
    private int stillRunning;

    AgentRenderer(Output output) {
        this.output = output;
    }

    @Override
    public void started(RunEvent.Started event) {
        String head = "predeploy: stack %s, file %s, commit %s, %s"
                .formatted(
                        event.head().stack(),
                        event.head().stackFile(),
                        HeadText.commit(event.head()),
                        Words.count(event.head().checks(), "check"));
        write(List.of(Words.clean(head)));
    }

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {}

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {}

    @Override
    public void stillRunning(RunEvent.StillRunning event) {
        stillRunning++;
        if (Integer.bitCount(stillRunning) == 1) {
            write(List.of(StillRunningText.of(event)));
        }
    }

    @Override
    public void ended(RunEvent.Ended event) {
        Run run = event.run();
        List<String> opening = opening(run);
        List<String> ending = List.of(verdict(run));
        budget.spend(opening);
        budget.spend(ending);
        List<String> lines = new ArrayList<>(opening);
        lines.addAll(causes(Cause.of(run.checks())));
        lines.addAll(warnings(run));
        lines.addAll(ending);
        output.lines(lines);
    }

    private void write(List<String> lines) {
        budget.spend(lines);
        output.lines(lines);
    }

    private static List<String> opening(Run run) {
        List<String> lines = new ArrayList<>();
        String stages = run.stages().stream()
                .filter(stage -> passed(stage) > 0)
                .map(stage -> stage.name() + " " + passed(stage))
                .collect(Collectors.joining(", "));
        long passed = run.stages().stream().mapToLong(AgentRenderer::passed).sum();
        lines.add(Words.clean("passed: %d of %s%s"
                .formatted(
                        passed,
                        Words.count(run.checks().size(), "check"),
                        stages.isEmpty() ? "" : " (" + stages + ")")));
        List<String> skipped = run.checks().stream()
                .filter(check -> check.outcome() == Outcome.SKIPPED)
                .map(check -> check.id() + " (" + check.account().reason() + ")")
                .toList();
        if (!skipped.isEmpty()) {
            String line = "skipped: " + skipped.size() + ": " + String.join(", ", skipped);
            lines.add(Words.clip(Words.clean(line), LONGEST, " ..."));
        }
        return lines;
    }

    private static long passed(StageResult stage) {
        return stage.checks().stream()
                .map(CheckResult::outcome)
                .filter(outcome -> outcome == Outcome.PASSED)
                .count();
    }

    private List<String> causes(List<Cause> causes) {
        List<String> lines = new ArrayList<>();
        CauseText words = new CauseText(output.reports(), MOST_FINDINGS);
        for (int i = 0; i < causes.size(); i++) {
            List<String> whole = block(causes.get(i), words.below(causes.get(i)));
            List<String> brief = block(causes.get(i), words.commands(causes.get(i)));
            if (budget.spendIfRoom(whole)) {
                lines.addAll(whole);
            } else if (budget.spendIfRoom(brief)) {
                lines.addAll(brief);
            } else {
                lines.add("and %d more root causes, in %s"
                        .formatted(causes.size() - i, output.reports().resolve("report.json")));
                return lines;
            }
        }
        return lines;
    }

    /** What a check that passed warns of; what others warn of stands among their findings. */
    private List<String> warnings(Run run) {
        List<String> warnings = run.checks().stream()
                .filter(check -> check.outcome() == Outcome.PASSED)
                .flatMap(check -> check.account().findings().stream()
                        .map(finding -> check.id() + ": " + CauseText.line(finding)
                                + finding.fix().map("; fix: "::concat).orElse("")))
                .map(line -> Words.clip(Words.clean(line), LONGEST, " ..."))
                .toList();
        List<String> lines = new ArrayList<>(warnings.subList(0, Math.min(MOST_FINDINGS, warnings.size())));
        if (warnings.size() > lines.size()) {
            lines.add("and %d more warnings, in %s"
                    .formatted(warnings.size() - lines.size(), output.reports().resolve("report.json")));
        }
        return budget.spendIfRoom(lines) ? lines : List.of();
    }

    private static List<String> block(Cause cause, List<CauseText.Part> parts) {
        List<String> lines = new ArrayList<>();
        lines.add(cause.check().outcome().word() + " " + CauseText.heading(cause));
        parts.forEach(part -> lines.add("  ".repeat(part.depth()) + part.text()));
        return lines;
    }

    private String verdict(Run run) {
        String ending =
                run.ending().isBlank() ? "" : (run.brokeBesideItsChecks() ? "; " : "; ended early: ") + run.ending();
        return Words.clean("verdict: %s, exit code %d (%s in %s%s); whole report: %s"
                .formatted(
                        run.verdict().word(),
                        run.verdict().exitCode(),
                        new ResultText(run, output.hints()).counts(),
                        DurationWords.of(run.duration()),
                        ending,
                        output.reports().resolve("report.json")));
    }
}
