package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Comparison;
import dev.predeploy.integration.sight.Running;
import dev.predeploy.integration.sight.Sight;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Transaction;
import dev.predeploy.integration.wire.Complaint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what became of a step.
 *
 * @param watched what all connections share
 * @param step the step
 */
record Notes(Watched watched, Step step) {

    /** Writes down that it worked, and what it did between two moments. */
    void worked(Transaction transaction, Comparison comparison, Map<Long, Long> rows) {
        watched.journal()
                .add(new Observed(
                        watched.journal().statement(step),
                        transaction,
                        comparison.taken(),
                        comparison.held(),
                        comparison.effects(rows),
                        comparison.now().timeouts(),
                        Optional.empty()));
    }

    /** Writes down that it failed. */
    void failed(Running running, Complaint error) {
        Sight sight = running.sight();
        watched.journal()
                .add(new Observed(
                        watched.journal().statement(step),
                        running.transaction(),
                        List.of(),
                        new Comparison(sight, sight, watched.relations()).held(),
                        List.of(),
                        sight.timeouts(),
                        Optional.of(error.sqlState())));
    }
}
