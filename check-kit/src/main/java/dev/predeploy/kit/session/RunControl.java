package dev.predeploy.kit.session;

import dev.predeploy.kit.finding.CheckNotRun;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives checks their turns, and stops them: one at its time limit, or all when the run stops. */
public final class RunControl implements AutoCloseable {
    private static final Duration INSIST = Duration.ofSeconds(1);
    private static final Duration JUST_NOW = Duration.ofMillis(250);

    /**
     * Why a run stops before it is through.
     *
     * @param reason what happened, in one line, such as {@code the run was interrupted}
     * @param fix what to do about it
     */
    public record Stop(String reason, String fix) {}

    private final Permits permits;
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "predeploy-time-limits");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<Stop> stop = Optional.empty();

    /** Makes a control that lets as many checks work at once as their sorts of work allow, or as many as are given. */
    public RunControl(Optional<Integer> jobs) {
        permits = new Permits(jobs);
    }

    /**
     * Waits for this thread's turn to do the given sort of work.
     *
     * @throws CheckNotRun if the run stops before it comes
     * @throws InterruptedException if the run stops while waiting
     */
    public Turn await(Work work) throws InterruptedException {
        return Turn.begin(this, permits.of(work));
    }

    /** Stops a turn by interrupt once it has worked for longer than the limit, and again every second until it ends. */
    public Future<?> limit(Turn turn, Duration limit) {
        return clock.scheduleAtFixedRate(
                () -> turn.reach(new Turn.TimeLimit(limit)),
                limit.toMillis(),
                INSIST.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Stops the run: what works is interrupted, what waits never begins. The first reason given holds. */
    public synchronized void stop(Stop why) {
        if (stop.isEmpty()) {
            stop = Optional.of(why);
            stopping.countDown();
            turns.forEach(Turn::interrupt);
        }
    }

    /** Returns why the run stops, if it does. */
    public Optional<Stop> stopped() {
        return stop;
    }

    /**
     * Returns why the run stops, for a check whose tool was ended from outside: a Ctrl-C reaches the tools of a
     * terminal at the same moment as ourselves, so the word that the run stops may come a little later.
     */
    public Optional<Stop> stoppedJustNow() {
        try {
            stopping.await(JUST_NOW.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stop;
    }

    /** Refuses to go on once the run stops. */
    public void requireRunning() {
        stop.ifPresent(why -> {
            throw new CheckNotRun(why.reason(), why.fix());
        });
    }

    synchronized void add(Turn turn) {
        requireRunning();
        turns.add(turn);
    }

    void remove(Turn turn) {
        turns.remove(turn);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
