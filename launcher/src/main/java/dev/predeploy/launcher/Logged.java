package dev.predeploy.launcher;

import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.RunListener;
import dev.predeploy.launcher.terminal.Renderer;
import java.time.Duration;
import java.util.Optional;

/** A renderer that first lets each event be written down. */
record Logged(Renderer renderer, RunListener log) implements Renderer {
    @Override
    public void started(RunEvent.Started event) {
        log.started(event);
        renderer.started(event);
    }

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {
        log.checkStarted(event);
        renderer.checkStarted(event);
    }

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {
        log.checkEnded(event);
        renderer.checkEnded(event);
    }

    @Override
    public void stillRunning(RunEvent.StillRunning event) {
        log.stillRunning(event);
        renderer.stillRunning(event);
    }

    @Override
    public void ended(RunEvent.Ended event) {
        log.ended(event);
        renderer.ended(event);
    }

    @Override
    public Optional<Duration> tickEvery() {
        return renderer.tickEvery();
    }

    @Override
    public void tick() {
        renderer.tick();
    }

    @Override
    public void close() {
        renderer.close();
    }
}
