package dev.predeploy.kit.engine;

import dev.predeploy.kit.process.Started;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A container that serves until it is closed, or ends by itself. */
public final class ServingContainer implements AutoCloseable {
    private final ContainerEngine engine;
    private final String id;
    private final int port;
    private final Started log;

    ServingContainer(ContainerEngine engine, String id, int port, Started log) {
        this.engine = engine;
        this.id = id;
        this.port = port;
        this.log = log;
    }

    /** Returns the port of this machine's loopback address behind which it listens. */
    public int port() {
        return port;
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

    /** Returns the last lines that it wrote so far, oldest first. */
    public List<String> logTail(int lines) {
        List<String> all = log.output().lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Removes the container, whatever still runs in it; what cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        engine.remove("container", "rm", "--force", "--volumes", id);
        log.close();
    }
}
