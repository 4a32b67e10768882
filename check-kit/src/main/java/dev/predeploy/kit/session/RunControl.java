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

    /** How long we may hear nothing of a Ctrl-C that has ended a tool, with much else at work. */
    private static final Duration LATELY = Duration.ofSeconds(1);

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
    private volatile Optional<Long> suspected = Optional.empty();

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
     * Takes notice that a signal which somebody sent has ended a tool: a Ctrl-C reaches the tools of a terminal at the same
     * moment as ourselves, so the word that the run stops may come a little later.
     */
    public void suspectStop() {
        suspected = Optional.of(System.nanoTime());
    }

    private boolean isSuspected() {
        return suspected
                .filter(since -> System.nanoTime() - since < LATELY.toNanos())
                .isPresent();
    }

    /**
     * Returns why the run stops, for a check that did not pass, which may be because of that.
     *
     * @param isBroken whether it is broken, for which there may be more reasons than we know; then that is waited for
     */
    public Optional<Stop> stoppedJustNow(boolean isBroken) {
        Duration patience = isSuspected() ? LATELY : isBroken ? JUST_NOW : Duration.ZERO;
        try {
            stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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
