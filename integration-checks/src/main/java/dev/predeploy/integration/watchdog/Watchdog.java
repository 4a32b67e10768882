package dev.predeploy.integration.watchdog;

import dev.predeploy.integration.watchdog.Patience.Waiting;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches the sessions of a database that one tool has to itself, and cancels a statement that waits for a session that
 * does nothing: nobody else will ever wake that one up. Its own connection is to another database, so that the tool may
 * drop and create its own.
 */
public final class Watchdog {
    private static final int MOST_LINES = 40;
    private static final int MOST_CANCELLED = 3;
    private static final long TO_END_SECONDS = 5;

    private final DatabaseServer server;
    private final Database database;
    private final Pace pace;
    private final Patience patience;
    private final Instant begun;
    private final List<String> lines = new ArrayList<>();
    private final List<Hang> hangs = new ArrayList<>();
    private int looks;
    private volatile String trouble = "";
    private @Nullable Connection connection;

    /** Prepares to watch a database. */
    public Watchdog(DatabaseServer server, Database database, Pace pace) {
        this.server = server;
        this.database = database;
        this.pace = pace;
        this.patience = new Patience(pace.patience());
        this.begun = pace.clock().instant();
    }

    /**
     * Watches while work is done.
     *
     * @param place finds a statement in the files of the migrations
     * @throws CheckFailed with each statement that waited for ever, whatever the work came to
     * @throws Exception what the work threw
     */
    public <T> T over(Callable<T> work, Function<String, Place> place) throws Exception {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Watchdog::daemon);
        long period = pace.period().toMillis();
        Future<?> looking =
                thread.scheduleWithFixedDelay(this::lookUnlessItCannot, period, period, TimeUnit.MILLISECONDS);
        T done;
        try {
            done = work.call();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception | AssertionError failure) {
            CheckFailed.on(findings(place));
            throw failure;
        } finally {
            looking.cancel(false);
            end(thread);
        }
        CheckFailed.on(findings(place));
        return done;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        return thread;
    }

    private void end(ScheduledExecutorService thread) throws InterruptedException {
        thread.shutdown();
        if (thread.awaitTermination(TO_END_SECONDS, TimeUnit.SECONDS)) {
            disconnect();
        }
    }

    /** A server that is gone is told of by whoever works on it. */
    private void lookUnlessItCannot() {
        try {
            look();
        } catch (SQLException unable) {
            trouble = String.valueOf(unable.getMessage());
            disconnect();
        }
    }

    /** Looks once, and cancels what has waited too long. */
    synchronized void look() throws SQLException {
        looks++;
        Instant now = pace.clock().instant();
        Connection open = connected();
        for (Waiting waiting : patience.look(DatabaseSession.of(database.name(), open), now)) {
            note(now, waiting);
            if (patience.isOver(waiting)) {
                hangs.add(new Hang(waiting, lock(waiting)));
                end(waiting.waiter().pid(), open);
            }
        }
    }

    private void note(Instant now, Waiting waiting) {
        lines.add("%6.2f s  process %d waits for process %d (%s): %s%n"
                .formatted(
                        seconds(Duration.between(begun, now)),
                        waiting.waiter().pid(),
                        waiting.holder().pid(),
                        waiting.holder().state(),
                        waiting.waiter().shown()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private Locked lock(Waiting waiting) {
        try (Connection there = database.connect()) {
            return Locked.by(waiting, there);
        } catch (SQLException unable) {
            return Locked.unknown();
        }
    }

    /** A tool that tries again is thrown out. */
    private void end(int pid, Connection open) throws SQLException {
        if (hangs.size() >= MOST_CANCELLED) {
            server.terminate(database);
            return;
        }
        try (PreparedStatement cancel = open.prepareStatement("SELECT pg_cancel_backend(?)")) {
            cancel.setInt(1, pid);
            cancel.execute();
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = new Database(database.server(), "postgres").connect();
            connection = open;
        }
        return open;
    }

    private synchronized void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                trouble = String.valueOf(gone.getMessage());
            }
        }
    }

    /** Returns a finding for each sort of wait that had no end. */
    synchronized List<Finding> findings(Function<String, Place> place) {
        return hangs.stream()
                .map(hang -> hang.finding(place.apply(hang.waiting().waiter().statement())))
                .distinct()
                .toList();
    }

    /** Returns what was seen: how often it looked, and who waited for a session that did nothing. */
    public synchronized String text() {
        String seen = "The watchdog looked %d times in %.1f s: %s%n"
                .formatted(
                        looks,
                        seconds(Duration.between(begun, pace.clock().instant())),
                        lines.isEmpty()
                                ? "nothing waited for a session that did nothing."
                                : lines.size() + " times something waited for a session that did nothing.");
        String last = trouble.isEmpty() ? "" : "Once it could not look: " + trouble + "\n";
        return seen + String.join("", lines.subList(0, Math.min(lines.size(), MOST_LINES))) + last;
    }
}
