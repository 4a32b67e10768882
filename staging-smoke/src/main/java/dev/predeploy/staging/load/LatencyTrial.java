package dev.predeploy.staging.load;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a bounded number of times, some at once. With a rate, each request has its time, and an answer counts from then, even
 * where it was sent late; without one, what waiting kept from being asked is added afterwards.
 */
public final class LatencyTrial {
    private static final int ERRORS_TOO_MANY = 20;
    private static final int ROUNDS_TO_WARM_UP = 3;

    private final HttpProbe probe;
    private final Question question;
    private final Plan plan;
    private final Tally tally = new Tally();
    private final AtomicInteger next = new AtomicInteger();
    private final Transcript transcript = new Transcript();
    private long begin;

    /**
     * How to ask.
     *
     * @param requests how often
     * @param atOnce how many requests may be on their way at the same time
     * @param rate how many are sent in a second, where that was said
     * @param within how long all of it may take
     */
    public record Plan(int requests, int atOnce, Optional<Integer> rate, Duration within) {}

    /**
     * What must be true.
     *
     * @param bounds how long answers may take
     * @param errors how many replies may not be good
     */
    public record Aim(Bounds bounds, int errors) {}

    /** Prepares a trial; the question's limit is that of a single answer. */
    public LatencyTrial(HttpProbe probe, Question question, Plan plan) {
        this.probe = probe;
        this.question = question.keptAlive();
        this.plan = plan;
    }

    /**
     * Tries it.
     *
     * @return what is wrong; nothing if the aim is met
     * @throws CheckBroken if not even the first request is answered
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> run(Aim aim) throws InterruptedException {
        Reply first = probe.ask(question);
        transcript.add(probe.command(question), first);
        if (first instanceof Silence silence) {
            throw new CheckBroken(silence.finding(question.shownUrl()));
        }
        atOnce(this::warmUp);
        begin = System.nanoTime();
        atOnce(() -> work(aim.errors() + ERRORS_TOO_MANY));
        transcript.note(sum());
        return findings(aim);
    }

    /** Returns what was asked, and what came of it in sum. */
    public String transcript() {
        return transcript.text();
    }

    /** Returns how long the answers took. */
    public Latencies latencies() {
        return plan.rate().isPresent() ? tally.measured() : tally.corrected();
    }

    /** What is asked by many threads at once. */
    @FunctionalInterface
    private interface Part {
        void run() throws InterruptedException;
    }

    private void atOnce(Part part) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(plan.atOnce());
        Callable<Boolean> task = () -> {
            part.run();
            return true;
        };
        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(plan.atOnce(), task))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The requests broke off", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Connections are made, and our own code is loaded, before anything is measured. */
    private void warmUp() throws InterruptedException {
        for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
            if (!Tally.isGood(probe.ask(question))) {
                return;
            }
        }
    }

    private void work(int tooMany) throws InterruptedException {
        for (int number = next.getAndIncrement(); number < plan.requests(); number = next.getAndIncrement()) {
            long due = due(number);
            if (due - begin > plan.within().toNanos() || tally.errors() >= tooMany) {
                return;
            }
            Reply reply = probe.ask(question);
            tally.add(reply, Duration.ofNanos(System.nanoTime() - due));
        }
    }

    /** Returns when a request is due, and waits until then. */
    private long due(int number) throws InterruptedException {
        if (plan.rate().isEmpty()) {
            return System.nanoTime();
        }
        long due = begin + number * TimeUnit.SECONDS.toNanos(1) / plan.rate().get();
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        return due;
    }

    private List<Finding> findings(Aim aim) {
        Place place = Place.url(question.shownUrl());
        List<Finding> findings = new ArrayList<>();
        if (tally.errors() > aim.errors()) {
            findings.add(Finding.of("%d of %d requests went wrong".formatted(tally.errors(), tally.count()))
                    .rule("latency-errors")
                    .expected("at most %d that are not answered with 2xx, as a whole".formatted(aim.errors()))
                    .actual(tally.errorWords())
                    .at(place)
                    .fix(
                            tally.has("429")
                                    ? "the service refuses for its rate limit: name a URL without one, or send fewer"
                                            + " `requests`"
                                    : "read the service's own log; it may have too few workers or connections"));
        } else if (tally.count() < plan.requests()) {
            findings.add(Finding.of("only %d of %d requests were through".formatted(tally.count(), plan.requests()))
                    .rule("latency-unfinished")
                    .expected("all of them within " + Transcript.seconds(plan.within()))
                    .actual(latencies().sentence())
                    .at(place)
                    .fix("see what the slow answers wait for, or allow more time with `within`"));
        }
        findings.addAll(aim.bounds().exceeded(latencies(), place));
        return findings;
    }

    private String sum() {
        Duration all = Duration.ofNanos(System.nanoTime() - begin);
        String correction = plan.rate().isPresent()
                ? "measured from when each request was due"
                : "corrected for coordinated omission by the median";
        return "%d requests, %d at once, in %s; errors: %s; %s (%s)"
                .formatted(
                        tally.count(),
                        plan.atOnce(),
                        Transcript.seconds(all),
                        tally.errorWords(),
                        latencies().sentence(),
                        correction);
    }
}
