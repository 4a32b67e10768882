package dev.predeploy.kit.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.LastLines;
import dev.predeploy.kit.process.Started;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A container that runs until it is closed, or ends by itself. */
public final class RunningContainer implements AutoCloseable {
    private static final int LAST_LINES = 10;

    private final ContainerEngine engine;
    private final String id;
    private final Started log;

    RunningContainer(ContainerEngine engine, String id, Started log) {
        this.engine = engine;
        this.id = id;
        this.log = log;
    }

    /** Says whether it still runs. */
    public boolean isAlive() {
        return log.isAlive();
    }

    /** Waits for its end, but not for long, and says whether it came. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        try {
            log.onExit().get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException serving) {
            return false;
        } catch (ExecutionException lost) {
            return true;
        }
    }

    /**
     * Asks the engine how it is.
     *
     * @throws CheckBroken if the engine does not tell
     */
    public ContainerState state() throws InterruptedException {
        Finished asked = engine.call("container", "inspect", "--format", "{{json .State}}", id);
        try {
            if (asked.succeeded()) {
                return ContainerState.of(new ObjectMapper().readTree(asked.stdout()));
            }
        } catch (JsonProcessingException unreadable) {
            throw lost(asked);
        }
        throw lost(asked);
    }

    private static CheckBroken lost(Finished asked) {
        return new CheckBroken(Finding.of("the container engine does not tell how a container is")
                .actual(asked.tail(LAST_LINES))
                .fix("See that the engine still runs, and run again."));
    }

    /** Returns what it wrote so far. */
    public String log() {
        return log.output();
    }

    /** Returns the last lines that it wrote so far, oldest first. */
    public List<String> logTail(int lines) {
        return LastLines.of(log().lines().toList(), lines);
    }

    /** Removes the container, whatever still runs in it; what cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        engine.remove("container", "rm", "--force", "--volumes", id);
        log.close();
    }
}
