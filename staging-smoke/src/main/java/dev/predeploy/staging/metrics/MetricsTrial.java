package dev.predeploy.staging.metrics;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.Nearest;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks for metrics once, as a monitor does, and reads them. */
public final class MetricsTrial {
    private static final int MOST_BYTES = 8 << 20;
    private static final int SHOWN = 160;

    private final HttpProbe probe;
    private final Question question;
    private final List<String> wanted;
    private final Transcript transcript = new Transcript();

    /** Prepares a trial. */
    public MetricsTrial(HttpProbe probe, Question question, List<String> wanted) {
        this.probe = probe;
        this.question = question.with(Map.of("Accept", Dialect.ACCEPTED));
        this.wanted = List.copyOf(wanted);
    }

    /**
     * Tries it.
     *
     * @return what is wrong; nothing if a monitor can read it and all is there
     * @throws CheckBroken if the service is silent
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> run() throws InterruptedException {
        Reply reply = probe.ask(question, MOST_BYTES);
        transcript.add(probe.command(question), reply);
        if (reply instanceof Silence silence) {
            throw new CheckBroken(silence.finding(question.shownUrl()));
        }
        Answer answer = (Answer) reply;
        Optional<Finding> unreadable = status(answer).or(() -> size(answer));
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        String type = answer.header("Content-Type").orElse("");
        return Dialect.of(type)
                .map(dialect -> findings(ExpositionReader.read(answer.text(), dialect)))
                .orElseGet(() -> List.of(noExposition(type)));
    }

    /** Returns what was asked and answered. */
    public String transcript() {
        return transcript.text();
    }

    private Optional<Finding> status(Answer answer) {
        return answer.status() == 200
                ? Optional.empty()
                : Optional.of(finding("status", "answers " + answer.status() + " instead of 200")
                        .expected("200")
                        .actual(Integer.toString(answer.status()))
                        .fix(
                                answer.status() == 401 || answer.status() == 403
                                        ? "name who asks with `user` and `password`"
                                        : "correct the URL, or read the service's own log"));
    }

    private Optional<Finding> size(Answer answer) {
        return answer.body().cut()
                ? Optional.of(finding("body-too-large", "more metrics than a monitor should be asked to read")
                        .expected("at most " + MOST_BYTES + " bytes")
                        .actual("more than that")
                        .fix("leave out labels that have many values, such as ids and paths"))
                : Optional.empty();
    }

    private Finding noExposition(String type) {
        return finding("metrics-type", "what answers is no exposition of metrics")
                .expected("Content-Type: text/plain; version=0.0.4, or application/openmetrics-text; version=1.0.0")
                .actual(type.isEmpty() ? "no Content-Type" : "Content-Type: " + type)
                .fix("name the URL of the metrics, or let the service say which format they have");
    }

    private List<Finding> findings(Exposition exposition) {
        transcript.note("%d series, %d mistakes"
                .formatted(exposition.samples(), exposition.mistakes().size()));
        List<Finding> findings = new ArrayList<>();
        exposition.mistakes().forEach(mistake -> findings.add(malformed(mistake)));
        if (exposition.samples() == 0 && findings.isEmpty()) {
            findings.add(finding("metrics-empty", "there are no metrics")
                    .expected("at least one sample")
                    .actual("none")
                    .fix("register the metrics before they are asked for"));
        }
        wanted.stream()
                .filter(name -> !exposition.names().contains(name))
                .map(name -> missing(name, exposition.names()))
                .forEach(findings::add);
        return findings;
    }

    private Finding malformed(Mistake mistake) {
        return finding("metrics-syntax", "line " + mistake.line() + ": " + mistake.what())
                .expected("what a monitor can read, by the format that Content-Type names")
                .actual("line " + mistake.line() + ": " + shortened(mistake.text()))
                .fix("let a client library write it; `promtool check metrics` says the same of its input");
    }

    private Finding missing(String name, Set<String> names) {
        return finding("metrics-missing", "there is no series " + name)
                .expected("a series " + name)
                .actual(Nearest.word(name, names)
                        .map(near -> "none; the nearest name is " + near)
                        .orElse("none"))
                .fix("register it before the first request, or correct its name under `has`");
    }

    private Finding finding(String rule, String what) {
        return Finding.of(what).rule(rule).at(Place.url(question.shownUrl()));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
