package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of a run at a terminal: what runs is shown at the bottom, what did not pass is told above it at once. */
final class TtyRenderer implements Renderer {
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final int MOST_RUNNING = 8;

    private final Output output;
    private final LiveRegion region;
    private final Map<CheckId, Instant> running = new LinkedHashMap<>();
    private Optional<RunEvent.Running> alone = Optional.empty();
    private Instant startedAt = Instant.EPOCH;
    private Instant drawnAt = Instant.EPOCH;
    private boolean live;
    private String stack = "";
    private int total;
    private int done;
    private int bad;

    TtyRenderer(Output output) {
        this.output = output;
        this.region = new LiveRegion(output.sink());
    }

    @Override
    public Optional<Duration> tickEvery() {
        return Optional.of(BETWEEN_DRAWINGS);
    }

    @Override
    public void started(RunEvent.Started event) {
        stack = Words.clean(event.head().stack());
        total = event.head().checks();
        startedAt = event.at();
        live = true;
        tick();
    }

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {
        running.put(event.id(), event.at());
        tick();
    }

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {
        CheckResult check = event.result();
        running.remove(check.id());
        done++;
        if (check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED) {
            bad++;
            tell(check);
        }
        tick();
    }

    /** A check that another one blocks is told in the end, below its cause. */
    private void tell(CheckResult check) {
        if (check.account().blockedBy().isEmpty()) {
            Page page = new Page(output.screen());
            FinalBlock.check(page, check);
            region.above(output.text(page.lines()));
        }
    }

    @Override
    public void stillRunning(RunEvent.StillRunning event) {
        alone = event.checks().stream()
                .filter(check -> event.checks().size() == 1)
                .findFirst();
        tick();
    }

    @Override
    public void ended(RunEvent.Ended event) {
        close();
        if (bad > 0) {
            output.lines(List.of(""));
        }
        output.lines(FinalBlock.of(event.run(), output.screen(), output.hints()));
    }

    @Override
    public void tick() {
        Instant now = output.clock().instant();
        boolean due = !now.isBefore(drawnAt.plus(BETWEEN_DRAWINGS)) || now.isBefore(drawnAt);
        if (live && due) {
            region.draw(lines(now));
            drawnAt = now;
        }
    }

    @Override
    public void close() {
        live = false;
        region.above("");
    }

    private List<String> lines(Instant now) {
        Screen screen = output.screen();
        int most = Math.min(MOST_RUNNING, screen.height() - 4);
        List<String> lines = new ArrayList<>();
        running.entrySet().stream()
                .limit(most)
                .forEach(entry -> lines.add(line(told(entry.getKey()), StillRunningText.since(entry.getValue(), now))));
        if (running.size() > most) {
            lines.add(line("and " + (running.size() - most) + " more", ""));
        }
        String failures = bad == 0 ? "" : ", " + bad + " not passed";
        lines.add(line(
                "%s: %d of %d done%s".formatted(stack, done, total, failures), StillRunningText.since(startedAt, now)));
        return lines;
    }

    /** Of a check that runs alone, what it does is worth its room. */
    private String told(CheckId id) {
        return alone.filter(check -> running.size() == 1 && check.id().equals(id))
                .map(RunEvent.Running::step)
                .filter(step -> !step.isEmpty())
                .map(step -> id + ": " + step)
                .orElse(id.toString());
    }

    /** One column stays free: some terminals wrap as soon as the last one is written. */
    private String line(String left, String right) {
        int room = output.screen().width() - 5 - right.length();
        String clipped = Words.clip(left, room, output.screen().theme().ellipsis());
        return "  " + clipped + " ".repeat(Math.max(0, room - Words.width(clipped)) + 2) + right;
    }
}
