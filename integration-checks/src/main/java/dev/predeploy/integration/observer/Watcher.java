package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Control;
import dev.predeploy.integration.request.Sort;
import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Running;
import dev.predeploy.integration.trace.Transaction.Bounds;
import dev.predeploy.integration.wire.Complaint;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Relayed;
import dev.predeploy.integration.wire.Relayed.Holding;
import dev.predeploy.integration.wire.Relayed.Manner;
import dev.predeploy.integration.wire.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one client. What runs in a transaction of the client's is let through, and looked at afterwards; what
 * runs without one is given one, so that it can be looked at before the commit.
 */
final class Watcher {
    /** PostgreSQL's words for what cannot run in a transaction, and for a COMMIT in a procedure that is in one. */
    private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "2D000");

    private final Link link;
    private final Questions questions;
    private final Watched watched;
    private final Looking looking;
    private @Nullable Running running;
    private @Nullable Relayed pending;
    private @Nullable Rows ending;
    private @Nullable Step ended;

    /** Whether something was done since anybody looked. */
    private boolean overlooks;

    Watcher(Link link, Watched watched) {
        this.link = link;
        this.watched = watched;
        this.questions = new Questions(link);
        this.looking = new Looking(link, questions, watched);
    }

    /**
     * Runs what the client sent in one go, and tells it to go on, unless there is more to come before it is.
     *
     * @return whether it worked
     */
    boolean run(List<Step> steps, boolean isOpen) throws IOException, InterruptedException {
        Step last = steps.get(steps.size() - 1);
        boolean good = true;
        for (int at = 0; at < steps.size() && good; at++) {
            Step step = steps.get(at);
            Holding holding = at == steps.size() - 1 && step.isSimple() ? Holding.END : Holding.NOTHING;
            good = run(step, steps.size() == 1 && !isOpen && running == null ? Holding.ALL : holding);
        }
        ended = last;
        if (!isOpen) {
            end();
        }
        return good;
    }

    /** Ends what was sent in one go. */
    void end() throws IOException, InterruptedException {
        endWrap();
        Relayed answer = pending;
        pending = null;
        if (answer == null || !answer.hasToldReady()) {
            link.ready(link.status());
        }
    }

    private boolean run(Step step, Holding holding) throws IOException, InterruptedException {
        questions.hear(step);
        Sort sort = step.sort();
        boolean isBound = holding != Holding.ALL || link.status() == 'T';
        boolean works = sort == Sort.WORK || (sort == Sort.BOUND && isBound);
        if (!works || link.status() == 'E' || watched.journal().isIdle()) {
            overlooks |= works;
            return plain(step);
        }
        Running now = atWork();
        if (!step.isRun()) {
            return plain(step);
        }
        return now.isTools() ? inTransaction(step, now) : wrapped(step, now, holding);
    }

    /** Returns the transaction in which work is done, seen as it is before that if something was overlooked in it. */
    private Running atWork() throws IOException, InterruptedException {
        Running now = running;
        if (now == null) {
            settle();
            return begin(link.status() == 'T' ? Bounds.TOOL : Bounds.STATEMENT);
        }
        if (overlooks) {
            overlooks = false;
            looking.again(now);
        }
        return now;
    }

    /** Between transactions, what was counted while nobody looked can be put away. */
    private void settle() throws IOException {
        if (overlooks && link.status() == 'I') {
            overlooks = false;
            questions.flush();
        }
    }

    private Running begin(Bounds bounds) throws IOException {
        Running begun = new Running(watched.journal().transaction(bounds));
        running = begun;
        if (bounds == Bounds.STATEMENT) {
            link.ask("BEGIN");
        }
        return begun;
    }

    private boolean inTransaction(Step step, Running now) throws IOException, InterruptedException {
        Looking.Ran ran = looking.run(step, now, new Manner(Holding.NOTHING, step.moved(), false));
        pending = ran.answer();
        return ran.error().isEmpty() || failed(step, now, ran);
    }

    private boolean failed(Step step, Running now, Looking.Ran ran) {
        ran.error().ifPresent(error -> new Notes(watched, step).failed(now, error));
        return false;
    }

    private boolean wrapped(Step step, Running now, Holding holding) throws IOException, InterruptedException {
        Looking.Ran ran = looking.run(step, now, new Manner(holding, step.moved(), true));
        pending = ran.answer();
        ending = ran.end().orElse(null);
        Optional<Complaint> error = ran.error();
        if (error.isEmpty()) {
            return true;
        }
        if (holding == Holding.ALL
                && ran.answer().isUnseen()
                && !step.isLarge()
                && NOT_IN_TRANSACTION.contains(error.get().sqlState())) {
            unwrap(step);
            return true;
        }
        ran.answer().release();
        return failed(step, now, ran);
    }

    private void unwrap(Step step) throws IOException, InterruptedException {
        pending = null;
        running = null;
        if (ending == null) {
            questions.say("ROLLBACK");
        }
        ending = null;
        questions.forget(step);
        new Unwrapped(link, questions, watched).run(step);
    }

    /** Lets a step through that does not work on the database. */
    private boolean plain(Step step) throws IOException, InterruptedException {
        Running before = running;
        if (step.sort() == Sort.CONTROL) {
            settle();
        }
        boolean isWrapped = before != null && !before.isTools();
        Relayed answer = link.relay(step.messages(), new Manner(Holding.NOTHING, step.moved(), isWrapped));
        link.flush();
        link.await(answer, step.isSimple());
        pending = answer;
        if (before != null && answer.error().isPresent() && answer.status() == 'I') {
            answer.error().ifPresent(error -> new Notes(watched, step).failed(before, error));
        }
        follow(step, answer);
        return answer.error().isEmpty();
    }

    /** Follows the client into a transaction, out of it, or back to an earlier point of it. */
    private void follow(Step step, Relayed answer) throws IOException, InterruptedException {
        Running now = running;
        if (now != null && Control.ends(step, answer)) {
            if (answer.tag().equals("COMMIT")) {
                watched.relations().commit(now.sight());
            }
            running = null;
        }
        if (answer.status() == 'T' && running == null) {
            begin(Bounds.TOOL);
        } else if (now != null && Control.begins(answer)) {
            running = now.asTools();
        } else if (now != null && now.isSeen() && Control.goesBack(step, answer)) {
            looking.again(now);
        }
    }

    private void endWrap() throws IOException, InterruptedException {
        Running now = running;
        Step last = ended;
        if (now == null || now.isTools() || last == null) {
            return;
        }
        running = null;
        Rows early = ending;
        ending = null;
        Rows answer = early == null ? questions.say(link.status() == 'T' ? "COMMIT" : "ROLLBACK") : early;
        Relayed wrapped = pending;
        Optional<Complaint> error = answer.error();
        if (error.isPresent()) {
            new Notes(watched, last).failed(now, error.get());
        } else if (answer.tag().equals("COMMIT")) {
            watched.relations().commit(now.sight());
        }
        if (wrapped != null && error.isPresent() && last.isSimple()) {
            wrapped.release(error.get());
        } else if (wrapped != null) {
            wrapped.release();
        }
        if (error.isPresent() && !last.isSimple()) {
            link.tell(error.get().asMessage());
        }
    }
}
