package dev.predeploy.staging;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.expect.Expectations;
import dev.predeploy.staging.expect.HealthResult;
import dev.predeploy.staging.expect.HealthTrial;
import dev.predeploy.staging.expect.JsonPath;
import dev.predeploy.staging.http.Question;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came of each question about health: asked by whoever needs it first, so that nobody asks a silent host twice. */
@Shared
public final class Healths {
    private final Network network;
    private final Services services;
    private final Map<String, Health> entries = new LinkedHashMap<>();
    private final Map<String, Once<HealthResult>> results = new LinkedHashMap<>();

    /** Takes what the stack file says; nothing is asked yet. */
    public Healths(Session session) {
        network = session.get(Network.class);
        services = session.get(Services.class);
        StagingSection section = session.stack().section(StagingSection.class).orElseGet(StagingSection::empty);
        section.health().forEach((name, health) -> {
            if (health.options().skip().isEmpty()) {
                entries.put(name, health);
                results.put(name, new Once<>(() -> ask(health, health.patience().within())));
            }
        });
    }

    /**
     * Returns what came of a question.
     *
     * @throws Exception what kept it from being asked, to each who wants to know
     */
    HealthResult of(String name) throws Exception {
        return Optional.ofNullable(results.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No such health check: " + name))
                .get();
    }

    /**
     * Returns a question for a check that does not ask for health: once all services are up, and the health of the same
     * scheme, host and port, where it is asked for, is well.
     *
     * @throws CheckNotRun naming what did not come up, or was not answered well
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    Question question(Template url, Map<String, Template> send, Duration within) throws InterruptedException {
        services.requireAll();
        Question question = network.question(url, send, within);
        requireAt(question.url());
        return question;
    }

    /**
     * Waits for every question that is asked of the same scheme, host and port.
     *
     * @throws CheckNotRun naming the first that was not answered well
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    void requireAt(URI url) throws InterruptedException {
        for (Map.Entry<String, Health> entry : entries.entrySet()) {
            if (isAt(url, entry.getValue())) {
                requireHealthy(entry.getKey());
            }
        }
    }

    private boolean isAt(URI url, Health health) {
        try {
            return Question.origin(network.url(health.url())).equals(Question.origin(url));
        } catch (CheckBroken | CheckNotRun unfilled) { // its own check tells
            return false;
        }
    }

    /**
     * Waits for the answer to a question that must be as expected.
     *
     * @throws CheckNotRun naming it, if it was not
     */
    void requireHealthy(String name) throws InterruptedException {
        String id = "staging/health/" + name;
        Once<HealthResult> once = Optional.ofNullable(results.get(name)).orElseThrow();
        if (!once.neededFrom(id).isHealthy()) {
            throw CheckNotRun.blockedBy(id);
        }
    }

    /** Asks a question anew, whatever came of it before. */
    HealthResult again(String name, Duration within) throws InterruptedException {
        Health health = Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> new CheckNotRun(
                        "staging/health/" + name + " is left out", "let it be asked, or name another in `health`"));
        return ask(health, within);
    }

    private HealthResult ask(Health health, Duration within) throws InterruptedException {
        Question question =
                network.question(health.url(), health.send(), health.patience().answersWithin());
        Expectations expectations = expectations(health, Place.url(question.shownUrl()));
        services.requireAll();
        return new HealthTrial(network.probe(), question, expectations)
                .run(within, health.patience().every());
    }

    private Expectations expectations(Health health, Place place) {
        Expectations expectations = new Expectations(place).status(health.status());
        health.headers().forEach((name, value) -> expectations.header(name, network.fill(value)));
        health.json().forEach((path, value) -> expectations.json(new JsonPath(path), value.node()));
        return expectations;
    }
}
