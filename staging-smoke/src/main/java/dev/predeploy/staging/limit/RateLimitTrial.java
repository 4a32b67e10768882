package dev.predeploy.staging.limit;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries a rate limit: what the server announces in a few answers, and whether it refuses what goes beyond. */
public final class RateLimitTrial {
    private static final int SAMPLES = 5;

    private final HttpProbe probe;
    private final Question question;
    private final Terms terms;
    private final InstantSource clock;
    private final Transcript transcript = new Transcript();
    private final Instant deadline;
    private int sent;

    /** Prepares a trial; its time begins now. */
    public RateLimitTrial(HttpProbe probe, Question question, Terms terms, InstantSource clock) {
        this.probe = probe;
        this.question = question;
        this.terms = terms;
        this.clock = clock;
        this.deadline = clock.instant().plus(terms.within());
    }

    /**
     * Tries it.
     *
     * @return what is wrong; nothing if the limit is as it must be
     * @throws CheckBroken if the server is silent, or the time does not suffice
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> run() throws InterruptedException {
        List<Sample> samples = samples();
        Sample last = samples.get(samples.size() - 1);
        List<Finding> findings = new ArrayList<>(Announced.findings(terms, samples));
        if (last.answer().status() >= 400 && last.answer().status() != 429) {
            findings.add(0, wrongStatus(last.answer(), "below 400"));
        } else if (terms.refuses()) {
            findings.addAll(
                    last.answer().status() == 429
                            ? refusal(last, samples.subList(0, samples.size() - 1))
                            : beyond(last, !findings.isEmpty()));
        }
        return findings;
    }

    /** Returns what was asked and answered. */
    public String transcript() {
        return transcript.text();
    }

    private List<Sample> samples() throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        samples.add(first());
        while (samples.size() < Math.min(SAMPLES, terms.limit())
                && samples.get(samples.size() - 1).answer().status() < 400) {
            samples.add(ask(true));
        }
        return samples;
    }

    /** Where somebody used the limit up just before, waits once for the next window, if the time allows. */
    private Sample first() throws InterruptedException {
        Sample first = ask(true);
        if (first.answer().status() != 429) {
            return first;
        }
        Optional<Duration> wait = first.answer()
                .header("Retry-After")
                .flatMap(text -> RetryAfter.read(text, first.at()))
                .filter(time -> !time.isNegative() && first.at().plus(time).isBefore(deadline));
        if (wait.isEmpty()) {
            throw new CheckBroken(Finding.of("the limit was used up before the check began")
                    .rule("rate-limit-used-up")
                    .actual("429, Retry-After: "
                            + first.answer().header("Retry-After").orElse("absent"))
                    .at(Place.url(terms.url()))
                    .fix("wait for the next window, or allow more time with `within`"));
        }
        transcript.note("the limit was used up before the check began; waits " + Transcript.seconds(wait.get()));
        TimeUnit.MILLISECONDS.sleep(wait.get().toMillis() + 50);
        sent = 0;
        return ask(true);
    }

    /** A window that ends too early says nothing of the limit; what was found before is wrong all the same. */
    private List<Finding> beyond(Sample from, boolean isWrongAnyway) throws InterruptedException {
        Sample before = from;
        int most = Math.min(Terms.mostRequests(terms.limit()), Terms.MOST_REQUESTS);
        boolean renewed = false;
        while (sent < most) {
            Sample next = ask(sent == most - 1);
            if (next.answer().status() >= 400) {
                return refusal(next, List.of(before));
            }
            renewed |= remaining(next) > remaining(before);
            before = next;
        }
        if (renewed && isWrongAnyway) {
            transcript.note("the window ended before the " + sent + " requests were through");
            return List.of();
        }
        if (renewed) {
            throw new CheckBroken(
                    "the window ended before the " + sent + " requests were through",
                    "try from a host that is nearer, or leave `refuses` out");
        }
        return List.of(Finding.of("refuses nothing beyond the limit")
                .rule("rate-limit-not-enforced")
                .expected("429 after " + terms.limit() + " requests")
                .actual(sent + " requests, the last answered " + before.answer().status())
                .at(Place.url(terms.url()))
                .fix("enforce the limit where the requests arrive, or say `refuses: false`"));
    }

    private List<Finding> refusal(Sample refused, List<Sample> before) {
        transcript.note("request " + sent + " was refused");
        transcript.add(probe.command(question), refused.answer());
        if (refused.answer().status() != 429) {
            return List.of(wrongStatus(refused.answer(), "429"));
        }
        List<Finding> findings = new ArrayList<>(new Refusal(terms, refused).findings());
        long left = before.stream().mapToLong(this::remaining).min().orElse(0);
        if (left > Math.max(5, terms.limit() / 10)) {
            findings.add(Finding.of("refuses before the limit is reached")
                    .rule("rate-limit-early")
                    .expected("429 once nothing remains")
                    .actual("429 on request %d, while %d remained".formatted(sent, left))
                    .at(Place.url(terms.url())));
        }
        return findings;
    }

    private long remaining(Sample sample) {
        return Announcement.in(sample.answer(), terms.limit()).stream()
                .flatMap(announcement -> announcement.remaining().stream())
                .flatMapToLong(quantity -> quantity.value().stream())
                .min()
                .orElse(0);
    }

    private Finding wrongStatus(Answer answer, String expected) {
        return Finding.of("answers " + answer.status() + " on request " + sent)
                .rule("status")
                .expected(expected)
                .actual(Integer.toString(answer.status()))
                .at(Place.url(terms.url()))
                .fix("name a URL that answers well, and read the service's own log");
    }

    private Sample ask(boolean noted) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isZero() || left.isNegative()) {
            throw new CheckBroken(
                    "only " + sent + " requests were through within " + Transcript.seconds(terms.within()),
                    "allow more time with `within`");
        }
        Question now = left.compareTo(question.within()) < 0 ? question.within(left) : question;
        Reply reply = probe.ask(now);
        sent++;
        if (noted || reply instanceof Silence) {
            transcript.note("request " + sent);
            transcript.add(probe.command(question), reply);
        }
        if (reply instanceof Silence silence) {
            throw silent(silence);
        }
        return new Sample((Answer) reply, clock.instant());
    }

    private CheckBroken silent(Silence silence) {
        return new CheckBroken(Finding.of(
                        "no answer to request " + sent + ": " + silence.kind().word())
                .rule(silence.kind().word())
                .expected("an answer")
                .actual(silence.detail() + " after " + Transcript.seconds(silence.took()))
                .at(Place.url(terms.url()))
                .fix(silence.kind().fix()));
    }
}
