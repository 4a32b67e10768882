package dev.predeploy.staging.expect;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Asks until the answer is as expected, the time is over, or asking again cannot help: a certificate that is not to be
 * trusted, a 401 or 403 that is not expected, a redirect that calls itself permanent. A name that does not resolve may
 * appear late, so it is asked for until the time is over.
 */
public final class HealthTrial {
    private static final Set<Integer> LASTING = Set.of(301, 308, 401, 403);

    private final HttpProbe probe;
    private final Question question;
    private final Expectations expectations;
    private final History history = new History();
    private Optional<Judged> last = Optional.empty();

    /** A reply that counts, how long there was in all, and whether that cut the limit of a single answer short. */
    private record Judged(Reply reply, Duration all, boolean cut) {}

    /** Prepares a trial; the question's limit is that of a single answer. */
    public HealthTrial(HttpProbe probe, Question question, Expectations expectations) {
        this.probe = probe;
        this.question = question;
        this.expectations = expectations;
    }

    /**
     * Asks, and asks again.
     *
     * @param within how long to go on
     * @param every how long to wait between two questions
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public HealthResult run(Duration within, Duration every) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions() // else it sets the handler of the whole process
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(every)
                    .atMost(within)
                    .until(() -> isSettled(within, Duration.ofNanos(deadline - System.nanoTime())));
        } catch (ConditionTimeoutException over) { // the findings of the last answer say more
            history.end();
        }
        if (Thread.interrupted()) { // Awaitility sleeps on and keeps the interrupt for later
            throw new InterruptedException();
        }
        List<Finding> findings = last.map(this::findings).orElseThrow();
        return new HealthResult(findings, history.count(), history.elapsed(), transcript(findings));
    }

    private boolean isSettled(Duration within, Duration left) throws InterruptedException {
        if (history.count() > 0 && (left.isNegative() || left.isZero())) {
            return false;
        }
        boolean cut = left.compareTo(question.within()) < 0 && !left.isNegative() && !left.isZero();
        Reply reply = probe.ask(cut ? question.within(left) : question);
        if (cut && history.count() > 0 && reply instanceof Silence silence && silence.isLate()) {
            return false; // the deadline cut it short; the answer before says more
        }
        history.add(reply);
        last = Optional.of(new Judged(reply, within, cut));
        return isAsExpected(reply) || isLasting(reply);
    }

    private boolean isAsExpected(Reply reply) {
        return reply instanceof Answer answer && expectations.areMet(answer);
    }

    private static boolean isLasting(Reply reply) {
        return reply instanceof Silence silence
                ? silence.lasting()
                : reply instanceof Answer answer && LASTING.contains(answer.status());
    }

    private List<Finding> findings(Judged judged) {
        return judged.reply() instanceof Answer answer
                ? expectations.unmet(answer)
                : List.of(silent((Silence) judged.reply(), judged));
    }

    /** Names the limit that struck: that of one answer, unless all the time there was is shorter. */
    private Finding silent(Silence silence, Judged judged) {
        boolean one = silence.isLate() && !judged.cut();
        String more = ", or allow more time with `" + (one ? "answers-within" : "within") + "`";
        return Finding.of("no answer: " + silence.detail())
                .rule(silence.kind().word())
                .expected("an answer within " + Transcript.seconds(one ? question.within() : judged.all()))
                .actual(silence.detail() + " after " + Transcript.seconds(silence.took()) + "; " + history.sum())
                .at(Place.url(question.shownUrl()))
                .fix(silence.kind().fix() + (silence.isLate() ? more : ""));
    }

    private String transcript(List<Finding> findings) {
        Transcript transcript = new Transcript();
        transcript.note(history.sum());
        history.lines().forEach(transcript::note);
        history.last().ifPresent(reply -> transcript.add(probe.command(question), reply));
        findings.forEach(finding -> transcript.note("not as expected: " + finding.line()));
        return transcript.text();
    }
}
