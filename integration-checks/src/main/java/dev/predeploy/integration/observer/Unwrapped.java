package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Comparison;
import dev.predeploy.integration.sight.Running;
import dev.predeploy.integration.sight.Sampler;
import dev.predeploy.integration.sight.Sight;
import dev.predeploy.integration.sight.Standing;
import dev.predeploy.integration.sql.Reindex;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed.Timeouts;
import dev.predeploy.integration.trace.Transaction.Bounds;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Relayed;
import dev.predeploy.integration.wire.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs what cannot run in a transaction, and looks at it from outside. */
final class Unwrapped {
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private final Link link;
    private final Questions questions;
    private final Watched watched;

    Unwrapped(Link link, Questions questions, Watched watched) {
        this.link = link;
        this.questions = questions;
        this.watched = watched;
    }

    void run(Step step) throws IOException, InterruptedException {
        try {
            observe(step);
        } catch (SQLException failure) {
            watched.journal().trouble("a statement could not be observed from outside: " + failure.getMessage());
        }
    }

    private void observe(Step step) throws IOException, InterruptedException, SQLException {
        Timeouts timeouts = questions.probe().read(settled().rows()).timeouts();
        Map<Long, Sight.Seen> before = watched.outside().relations();
        Map<Long, Standing> standings = watched.outside().standings();
        watched.relations().replace(standings);
        Sampler sampler = Sampler.start(watched.outside(), link.backend(), isPatient(timeouts));
        Relayed answer = link.relay(step.messages(), Relayed.Manner.PLAIN);
        link.flush();
        link.await(answer, step.isSimple());
        Set<Sight.Held> locks = new HashSet<>(sampler.stop());
        settled();
        Map<Long, Sight.Seen> after = watched.outside().relations();
        if (Reindex.isBlocking(step.text())) {
            locks.addAll(missed(standings, before, after));
        }
        note(new Notes(watched, step), answer, new Moments(before, after, locks, timeouts));
        watched.relations().replace(watched.outside().standings());
    }

    /** Of many tables, some are locked for too short a time to be seen; that their indexes are new tells of it. */
    private static Set<Sight.Held> missed(
            Map<Long, Standing> standings, Map<Long, Sight.Seen> before, Map<Long, Sight.Seen> after) {
        Set<Sight.Held> missed = new HashSet<>();
        after.forEach((number, seen) -> {
            Standing standing = standings.get(number);
            Sight.Seen earlier = before.get(number);
            if (standing != null && earlier != null && standing.table() != 0 && earlier.file() != seen.file()) {
                missed.add(new Sight.Held(standing.table(), LockMode.SHARE));
            }
        });
        return missed;
    }

    /** Who does not wait long must not be made to. */
    private static boolean isPatient(Timeouts timeouts) {
        return Stream.of(timeouts.lock(), timeouts.statement())
                .allMatch(time -> time.isZero() || time.compareTo(LEAST_PATIENCE) >= 0);
    }

    /** Asks for a sight of nothing, which has the server hand over what it has counted so far. */
    private Rows settled() throws IOException, InterruptedException {
        Rows answer = questions.sight();
        link.flush();
        answer.complete();
        return answer;
    }

    private void note(Notes notes, Relayed answer, Moments moments) {
        Running running = new Running(watched.journal().transaction(Bounds.NONE));
        running.see(new Sight(moments.before(), Set.of(), moments.timeouts()));
        if (answer.error().isPresent()) {
            notes.failed(running, answer.error().get());
        } else {
            Sight now = new Sight(moments.later(), moments.locks(), moments.timeouts());
            Comparison comparison = new Comparison(running.sight(), now, watched.relations());
            notes.worked(running.transaction(), comparison, Map.of());
        }
    }

    /** What was seen from outside. */
    private record Moments(
            Map<Long, Sight.Seen> before, Map<Long, Sight.Seen> after, Set<Sight.Held> locks, Timeouts timeouts) {

        /** Returns the later moment, in which those that are gone are there as such. */
        Map<Long, Sight.Seen> later() {
            Map<Long, Sight.Seen> later = new HashMap<>(after);
            before.keySet().stream()
                    .filter(number -> !after.containsKey(number))
                    .forEach(number -> later.put(number, new Sight.Seen(0, true, Sight.Counts.NONE)));
            return later;
        }
    }
}
