package dev.predeploy.integration.trace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one statement did. Relations that its transaction made itself are left out: nobody else sees them.
 *
 * @param statement what was sent, and where it comes from
 * @param transaction the transaction that it ran in
 * @param taken the locks that it took and that were not held in this mode before
 * @param held the locks that earlier statements of its transaction took and that were still held
 * @param effects what became of relations; those to which nothing happened are not there
 * @param timeouts what was in force
 * @param error the SQLSTATE, if it failed; then {@code taken} and {@code effects} are empty
 */
public record Observed(
        Statement statement,
        Transaction transaction,
        List<Lock> taken,
        List<Lock> held,
        List<Effect> effects,
        Timeouts timeouts,
        Optional<String> error) {

    /** Copies what it is given. */
    public Observed {
        taken = List.copyOf(taken);
        held = List.copyOf(held);
        effects = List.copyOf(effects);
    }

    /** Returns all locks that its transaction had when it had run. */
    public Stream<Lock> locks() {
        return Stream.concat(taken.stream(), held.stream());
    }

    /** Returns the same of a statement of which more is known now. */
    public Observed of(Statement known) {
        return new Observed(known, transaction, taken, held, effects, timeouts, error);
    }

    /**
     * The time limits in force when a statement had run; zero stands for none.
     *
     * @param lock how long a lock is waited for ({@code lock_timeout})
     * @param statement how long a statement may take ({@code statement_timeout})
     */
    public record Timeouts(Duration lock, Duration statement) {}
}
