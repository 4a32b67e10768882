package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands events from any thread to a renderer on one thread of its own, in the order in which they came. Telling never
 * waits for the terminal.
 */
public final class TerminalWriter implements Consumer<RunEvent>, AutoCloseable {
    private final Renderer renderer;
    private final BlockingQueue<Optional<RunEvent>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    private TerminalWriter(Renderer renderer) {
        this.renderer = renderer;
        this.thread = new Thread(this::write, "predeploy-terminal");
        this.thread.setDaemon(true);
    }

    /** Starts the thread. */
    public static TerminalWriter start(Renderer renderer) {
        TerminalWriter writer = new TerminalWriter(renderer);
        writer.thread.start();
        return writer;
    }

    /** Takes an event; after {@link #close} it is ignored. */
    @Override
    public void accept(RunEvent event) {
        queue.add(Optional.of(event));
    }

    /**
     * Waits until everything is written, and leaves the terminal as it should be left. May be called again.
     *
     * @throws IllegalStateException if the renderer failed; what came after that was not shown
     */
    @Override
    public void close() {
        queue.add(Optional.empty());
        joinThread();
        RuntimeException seen = failure;
        if (seen != null) {
            throw new IllegalStateException("The output ended early: " + seen, seen);
        }
    }

    private void joinThread() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            tellAll();
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new IllegalStateException("The terminal's thread was interrupted", e);
        } finally {
            renderer.close();
        }
    }

    private void tellAll() throws InterruptedException {
        while (true) {
            Optional<RunEvent> next = next();
            if (next.isEmpty()) {
                return;
            }
            next.get().tell(renderer);
        }
    }

    private Optional<RunEvent> next() throws InterruptedException {
        Duration tick = renderer.tickEvery().orElse(Duration.ofDays(1));
        Optional<RunEvent> next = queue.poll(tick.toMillis(), TimeUnit.MILLISECONDS);
        while (next == null) {
            renderer.tick();
            next = queue.poll(tick.toMillis(), TimeUnit.MILLISECONDS);
        }
        return next;
    }
}
