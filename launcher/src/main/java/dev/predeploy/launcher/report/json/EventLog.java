package dev.predeploy.launcher.report.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.RunListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes {@code events.ndjson}: one event a line, flushed as it happens, so that a run that is killed has told all it
 * did. What cannot be written is remembered, for nobody can be told in the middle of a run.
 */
public final class EventLog implements RunListener, AutoCloseable {
    public static final String NAME = "events.ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    public EventLog(OutputStream out) {
        this.out = out;
    }

    /** Returns the first failure to write, after which nothing more was written. */
    public Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void started(RunEvent.Started event) {
        ObjectNode node = event("run-started", event);
        node.put("schemaVersion", ReportJson.SCHEMA_VERSION);
        node.put("stack", CleanText.line(event.head().stack()));
        node.put("checks", event.head().checks());
        CheckJson.revision(event.head(), node);
        node.set("environment", CheckJson.environment(event.head()));
        write(node);
    }

    @Override
    public void checkStarted(RunEvent.CheckStarted event) {
        ObjectNode node = event("check-started", event);
        node.put("id", event.id().toString());
        node.put("title", CleanText.line(event.title()));
        write(node);
    }

    @Override
    public void checkEnded(RunEvent.CheckEnded event) {
        ObjectNode node = event("check-ended", event);
        node.set("check", CheckJson.check(event.result()));
        write(node);
    }

    @Override
    public void stillRunning(RunEvent.StillRunning event) {
        ObjectNode node = event("still-running", event);
        ArrayNode checks = node.putArray("checks");
        for (RunEvent.Running running : event.checks()) {
            ObjectNode check = checks.addObject();
            check.put("id", running.id().toString());
            check.put("since", CheckJson.time(running.since()));
        }
        write(node);
    }

    @Override
    public void ended(RunEvent.Ended event) {
        Run run = event.run();
        ObjectNode node = event("run-ended", event);
        node.put("verdict", run.verdict().word());
        node.put("exitCode", run.verdict().exitCode());
        node.put("durationMs", run.duration().toMillis());
        node.put("ending", CleanText.line(run.ending()));
        node.set("counts", CheckJson.counts(Counts.of(run.checks())));
        write(node);
    }

    private static ObjectNode event(String name, RunEvent event) {
        ObjectNode node = CheckJson.object();
        node.put("event", name);
        node.put("at", CheckJson.time(event.at()));
        return node;
    }

    private void write(ObjectNode node) {
        if (failure.isPresent()) {
            return;
        }
        try {
            out.write((JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
