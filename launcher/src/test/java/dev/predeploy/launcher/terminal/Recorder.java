package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/** Keeps what is written, at a time that a test sets. */
final class Recorder extends Clock {
    private static final Output.Hints HINTS =
            new Output.Hints(Path.of("target/predeploy"), "./predeploy list --stack shop.yml");

    private final StringBuilder written = new StringBuilder();
    private int writes;
    private Instant now = Sample.START;

    Output output(Screen screen) {
        return output(screen, UnaryOperator.identity());
    }

    Output output(Screen screen, UnaryOperator<String> guard) {
        return new Output(this::write, screen, this, HINTS, guard, run -> "{\"json\": 1}\n");
    }

    private void write(String text) {
        written.append(text);
        writes++;
    }

    String written() {
        return written.toString();
    }

    int writes() {
        return writes;
    }

    void after(Duration duration) {
        now = now.plus(duration);
    }

    /** Tells of a run from its beginning to its end, each check after the other. */
    void tell(Run run, Renderer renderer) {
        renderer.started(new RunEvent.Started(now, run.head()));
        for (CheckResult check : run.checks()) {
            renderer.checkStarted(new RunEvent.CheckStarted(now, check.id(), check.title()));
            after(check.duration());
            renderer.checkEnded(new RunEvent.CheckEnded(now, check));
        }
        renderer.ended(new RunEvent.Ended(now, run));
        renderer.close();
    }

    RunEvent.StillRunning stillRunning(String... ids) {
        List<RunEvent.Running> running = List.of(ids).stream()
                .map(id -> new RunEvent.Running(CheckId.parse(id), Sample.START))
                .toList();
        return new RunEvent.StillRunning(now, running);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
