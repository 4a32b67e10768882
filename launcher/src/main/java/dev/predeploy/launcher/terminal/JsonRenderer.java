package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunEvent;

/** Writes the text of report.json, and nothing else, once the run is over. */
final class JsonRenderer implements Renderer {
    private final Output output;

    JsonRenderer(Output output) {
        this.output = output;
    }

    @Override
    public void started(RunEvent.Started event) {}

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {}

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {}

    @Override
    public void stillRunning(RunEvent.StillRunning event) {}

    @Override
    public void ended(RunEvent.Ended event) {
        output.sink().write(output.json().apply(event.run()));
    }
}
