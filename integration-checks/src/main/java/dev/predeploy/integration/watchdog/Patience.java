package dev.predeploy.integration.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a wait that never ends from one that only takes a while: what is waited for does nothing, and is seen to do
 * nothing all the time. A session that works, however slowly, ends some day; one of another database is not ours.
 */
final class Patience {
    private final Duration most;
    private final Map<Wait, Instant> begun = new HashMap<>();

    Patience(Duration most) {
        this.most = most;
    }

    /** Who waits and for whom; each in a state that has not changed since. */
    private record Wait(int waiter, String waits, int holder, String holds) {}

    /** A session that waits, the one that does nothing, and how long that was seen. */
    record Waiting(DatabaseSession waiter, DatabaseSession holder, Duration seen) {}

    /** Returns who waits for a session that does nothing, whether for long or not. */
    List<Waiting> look(Map<Integer, DatabaseSession> sessions, Instant now) {
        List<Waiting> found = new ArrayList<>();
        Set<Wait> seen = new HashSet<>();
        for (DatabaseSession waiter : sessions.values()) {
            idle(waiter, sessions, new HashSet<>()).ifPresent(holder -> {
                Wait wait = new Wait(waiter.pid(), waiter.since(), holder.pid(), holder.since());
                seen.add(wait);
                Instant first = begun.computeIfAbsent(wait, absent -> now);
                found.add(new Waiting(waiter, holder, Duration.between(first, now)));
            });
        }
        begun.keySet().retainAll(seen);
        return found;
    }

    boolean isOver(Waiting waiting) {
        return waiting.seen().compareTo(most) >= 0;
    }

    /** What waits for one that waits for an idle one waits for the idle one. A circle is PostgreSQL's own to break. */
    private static Optional<DatabaseSession> idle(
            DatabaseSession waiter, Map<Integer, DatabaseSession> sessions, Set<Integer> passed) {
        for (int pid : waiter.blockers()) {
            DatabaseSession blocker = sessions.get(pid);
            if (blocker == null || !passed.add(pid)) {
                continue;
            }
            if (blocker.isIdleInTransaction()) {
                return Optional.of(blocker);
            }
            Optional<DatabaseSession> behind = idle(blocker, sessions, passed);
            if (behind.isPresent()) {
                return behind;
            }
        }
        return Optional.empty();
    }
}
