package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Sort;
import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Comparison;
import dev.predeploy.integration.sight.Running;
import dev.predeploy.integration.sight.Sight;
import dev.predeploy.integration.wire.Complaint;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Relayed;
import dev.predeploy.integration.wire.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs steps in a transaction, and looks at what each has done. */
final class Looking {
    private static final String CANCELLED = "57014";

    private final Link link;
    private final Questions questions;
    private final Watched watched;

    Looking(Link link, Questions questions, Watched watched) {
        this.link = link;
        this.questions = questions;
        this.watched = watched;
    }

    /**
     * A step that was run.
     *
     * @param answer its answer
     * @param end the answer to the end of its transaction, if that came at once
     */
    record Ran(Relayed answer, Optional<Rows> end) {
        Optional<Complaint> error() {
            return answer.error();
        }
    }

    /**
     * Runs a step. If it works, what it did is written down; if it does not, that is left to the caller. A step that is
     * alone in a transaction of ours is followed by its end at once, because each round takes time.
     */
    Ran run(Step step, Running running, Relayed.Manner manner) throws IOException, InterruptedException {
        if (manner.wrapped()) {
            refresh();
        }
        Optional<Rows> counts = leftOver(running);
        Relayed answer = link.relay(step.messages(), manner);
        boolean isAsked = !Sort.copies(step.text());
        Rows sight = isAsked ? questions.sight() : null;
        boolean isAlone = manner.wrapped() && manner.holding() == Relayed.Holding.ALL;
        Optional<Rows> end = isAsked && isAlone ? Optional.of(link.ask("COMMIT")) : Optional.empty();
        link.flush();
        if (!manner.wrapped()) { // what the step does nobody else sees, so that there is no need to wait for this
            refresh();
        }
        link.await(answer, step.isSimple());
        Ran ran = new Ran(answer, end);
        begin(running, counts);
        if (sight != null) {
            sight.complete();
            look(step, running, ran, sight);
        } else if (answer.status() == 'T') {
            look(step, running, ran);
        }
        return ran;
    }

    /** Asks for the counts of earlier transactions, where they are not counted anew with each. */
    private Optional<Rows> leftOver(Running running) throws IOException {
        return running.isSeen() || !questions.probe().needsCounts()
                ? Optional.empty()
                : Optional.of(link.ask(questions.probe().counts()));
    }

    private void begin(Running running, Optional<Rows> counts) throws IOException {
        if (counts.isPresent() && counts.get().error().isEmpty()) {
            running.see(questions.probe().read(counts.get().rows()));
        }
    }

    private void refresh() {
        try {
            watched.relations().refresh(watched.outside());
        } catch (SQLException failure) {
            watched.journal().trouble("the catalog could not be read: " + failure.getMessage());
        }
    }

    /** Looks at what a step has done that was run already. */
    void look(Step step, Running running, Ran ran) throws IOException, InterruptedException {
        Rows sight = questions.sight();
        link.flush();
        sight.complete();
        look(step, running, ran, sight);
    }

    private void look(Step step, Running running, Ran ran, Rows answer) throws IOException, InterruptedException {
        if (ran.end().isPresent()) {
            ran.end().get().complete();
        }
        Sight now = ran.error().isPresent() ? null : read(answer);
        if (now == null) {
            return;
        }
        Comparison comparison = new Comparison(running.sight(), now, watched.relations());
        running.see(now.withCountsOf(running.sight(), watched.relations()));
        Map<Long, Long> rows = rows(comparison.tablesWithChangedRows(), running);
        new Notes(watched, step).worked(running.transaction(), comparison, rows);
    }

    /** Counts the rows of tables; those that may not be read are left out. */
    private Map<Long, Long> rows(List<Long> tables, Running running) throws IOException, InterruptedException {
        Map<Long, Long> rows = new HashMap<>();
        if (tables.isEmpty()) {
            return rows;
        }
        Rows counts = counts(questions.names(tables), running);
        if (counts.error().isEmpty()) {
            for (int at = 0; at < tables.size(); at++) {
                rows.put(tables.get(at), counts.rows().get(at).number(0));
            }
        } else if (tables.size() > 1) {
            for (long table : tables) {
                rows.putAll(rows(List.of(table), running));
            }
        }
        return rows;
    }

    /** The next step has not done what counting does, and so begins from a sight after it. */
    private Rows counts(List<String> tables, Running running) throws IOException, InterruptedException {
        boolean isInside = link.status() == 'T';
        Rows counts = questions.counts(tables);
        Rows sight = questions.sight();
        link.flush();
        counts.complete();
        sight.complete();
        if (isInside && counts.error().isPresent()) {
            questions.back();
            again(running);
        } else if (isInside) {
            see(running, sight);
        }
        return counts;
    }

    /** Takes a new sight from which the next step begins. */
    void again(Running running) throws IOException, InterruptedException {
        Optional<Rows> counts = leftOver(running);
        Rows answer = questions.sight();
        link.flush();
        answer.complete();
        begin(running, counts);
        see(running, answer);
    }

    private void see(Running running, Rows answer) throws IOException {
        Sight now = read(answer);
        if (now != null) {
            running.see(now.withCountsOf(running.sight(), watched.relations()));
        }
    }

    /** A sight that fails has the client's transaction fail, of which it is told; it may have cancelled it itself. */
    private @Nullable Sight read(Rows answer) throws IOException {
        Optional<Complaint> error = answer.error();
        if (error.isEmpty()) {
            return questions.probe().read(answer.rows());
        }
        if (!error.get().sqlState().equals(CANCELLED)) {
            watched.journal()
                    .trouble("a statement could not be observed: " + error.get().message());
        }
        link.tell(error.get().asMessage());
        return null;
    }
}
