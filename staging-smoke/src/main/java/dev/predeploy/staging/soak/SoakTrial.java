package dev.predeploy.staging.soak;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Transcript;
import dev.predeploy.staging.load.Bounds;
import dev.predeploy.staging.load.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks at an even pace for a long time. What was seen can be had at any moment, also when it is stopped. */
public final class SoakTrial {
    private static final int MOST_SIGNS = 60;
    private static final Duration SIGN_EVERY = Duration.ofMinutes(1);

    private final HttpProbe probe;
    private final Question question;
    private final Plan plan;
    private final InstantSource clock;
    private final Diary diary = new Diary();
    private final Transcript examples = new Transcript();
    private Restarts restarts = Restarts.UNKNOWN;
    private Map<String, Integer> restarted = Map.of();

    /**
     * How long, and how often.
     *
     * @param lasting for how long
     * @param every how long from one question to the next
     */
    public record Plan(Duration lasting, Duration every) {
        long questions() {
            return Math.max(1, lasting.toNanos() / every.toNanos());
        }
    }

    /**
     * What must be true.
     *
     * @param availability which part of the questions must be answered well
     * @param bounds how long the answers may take
     */
    public record Aim(Availability availability, Bounds bounds) {}

    /** Prepares a trial; the question's limit is that of a single answer, and no longer than the pace. */
    public SoakTrial(HttpProbe probe, Question question, Plan plan, InstantSource clock) {
        this.probe = probe;
        this.question = question.keptAlive();
        this.plan = plan;
        this.clock = clock;
    }

    /** Lets somebody who knows the services tell how often they were started again meanwhile. */
    public SoakTrial watching(Restarts services) {
        restarts = services;
        return this;
    }

    /**
     * Asks until the time is over.
     *
     * @param progress is told now and then how it goes
     * @return what is wrong; nothing if the aim is met
     * @throws InterruptedException if the thread is stopped meanwhile; what was seen until then is kept
     */
    public List<Finding> run(Aim aim, Consumer<String> progress) throws InterruptedException {
        Map<String, Integer> before = restarts.counts();
        long begin = System.nanoTime();
        long signEvery = Math.max(SIGN_EVERY.toNanos(), plan.lasting().toNanos() / MOST_SIGNS);
        long nextSign = begin + signEvery;
        for (long number = 0; number < plan.questions(); number++) {
            TimeUnit.NANOSECONDS.sleep(begin + number * plan.every().toNanos() - System.nanoTime());
            boolean wasOut = diary.isOut();
            ask();
            if (wasOut != diary.isOut() || System.nanoTime() > nextSign) {
                progress.accept(sum());
                nextSign = System.nanoTime() + signEvery;
            }
        }
        restarted = Restarts.between(before, restarts.counts());
        return findings(aim);
    }

    private void ask() throws InterruptedException {
        Instant asked = clock.instant();
        Reply reply = probe.ask(question);
        boolean changes = diary.asked() == 0 || diary.isOut() == Tally.isGood(reply);
        diary.add(reply, asked);
        if (changes && diary.outages().size() <= 5) {
            examples.note(asked.toString());
            examples.add(probe.command(question), reply);
        }
    }

    /** Returns what was seen so far, in one line. */
    public String sum() {
        return "%d of %d questions asked, %s answered well; errors: %s; %s"
                .formatted(
                        diary.asked(),
                        plan.questions(),
                        diary.availability(),
                        diary.errors(),
                        diary.latencies().sentence());
    }

    /** Returns what was seen so far: the sum, every outage, and what changed. */
    public String transcript() {
        Transcript transcript = new Transcript();
        transcript.note(sum());
        diary.outages().forEach(outage -> transcript.note("no good answer " + outage.words()));
        restarted.forEach((service, times) -> transcript.note(service + " was started again, " + times + " times"));
        return transcript.text() + "\n" + examples.text();
    }

    /** Returns a finding for each service that was started again meanwhile; whether that is wrong, the aim decides. */
    public List<Finding> restarted() {
        return restarted.entrySet().stream()
                .map(service -> Finding.of(service.getKey() + " was started again meanwhile")
                        .rule("soak-restarts")
                        .expected("services that keep running")
                        .actual("started again %d times".formatted(service.getValue()))
                        .at(Place.url(question.shownUrl()))
                        .fix("read its log from before that; its exit code says why it ended"))
                .toList();
    }

    /** Returns how long the answers took so far, in the form of HdrHistogram. */
    public String histogram() {
        return diary.latencies().histogram();
    }

    private List<Finding> findings(Aim aim) {
        Place place = Place.url(question.shownUrl());
        List<Finding> findings = new ArrayList<>();
        if (!aim.availability().isMetBy(diary.good(), diary.asked())) {
            Optional<Outage> longest = diary.longest();
            findings.add(Finding.of("answered well %s of the time".formatted(diary.availability())
                            + longest.map(outage -> "; longest outage " + outage.words())
                                    .orElse(""))
                    .rule("soak-availability")
                    .expected("at least " + aim.availability())
                    .actual("%d of %d questions; errors: %s; outages: %d"
                            .formatted(
                                    diary.good(),
                                    diary.asked(),
                                    diary.errors(),
                                    diary.outages().size()))
                    .at(place)
                    .fix("read the service's log from then on; all outages are in transcript.txt"));
        }
        findings.addAll(aim.bounds().exceeded(diary.latencies(), place));
        return findings;
    }
}
