package dev.predeploy.staging.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.expect.Expectations;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server's API below one URL; every question and answer is written down. */
public final class Api {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HttpProbe probe;
    private final Question root;
    private Transcript transcript = new Transcript();

    /** Prepares to ask below the URL of a question, with its headers and its limit of time. */
    public Api(HttpProbe probe, Question root) {
        this.probe = probe;
        this.root = root;
    }

    /** Returns what was asked and answered since the last beginning. */
    public String transcript() {
        return transcript.text();
    }

    /** Begins anew to write down what is asked and answered. */
    void begin() {
        transcript = new Transcript();
    }

    /** Writes down a sentence. */
    public void note(String sentence) {
        transcript.note(sentence);
    }

    /**
     * Asks whatever answers there.
     *
     * @param path what follows the URL, such as {@code /-/ready}
     * @throws CheckBroken if nobody answers
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public Answer ask(String path) throws InterruptedException {
        return ask(root.at(url(path)));
    }

    /**
     * Sends JSON.
     *
     * @throws CheckBroken if nobody answers
     * @throws CheckFailed if the answer's status is not 200
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public void post(String path, JsonNode body) throws InterruptedException {
        Answer answer = ask(root.at(url(path)).posting(body.toString()));
        CheckFailed.on(wrongStatus(path, answer));
    }

    private Answer ask(Question question) throws InterruptedException {
        Reply reply = probe.ask(question);
        transcript.add(probe.command(question), reply);
        if (reply instanceof Silence silence) {
            throw new CheckBroken(silence.finding(question.shownUrl()));
        }
        return (Answer) reply;
    }

    /**
     * Asks for JSON.
     *
     * @throws CheckBroken if nobody answers
     * @throws CheckFailed if the answer's status is not 200, or its body no JSON
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public JsonNode json(String path) throws InterruptedException {
        return json(path, ask(path));
    }

    /**
     * Reads an answer that must be JSON.
     *
     * @param path what was asked
     * @throws CheckFailed if its status is not 200, or its body no JSON
     */
    public JsonNode json(String path, Answer answer) {
        CheckFailed.on(wrongStatus(path, answer));
        if (answer.body().cut()) {
            throw new CheckFailed(Finding.of("the answer is too large to be read")
                    .rule("body-too-large")
                    .expected("JSON of at most " + HttpProbe.MOST_OF_A_BODY + " bytes")
                    .actual("more than that")
                    .at(place(path))
                    .fix("see what fills it"));
        }
        try {
            JsonNode said = MAPPER.readTree(answer.text());
            if (said.isContainerNode()) {
                return said;
            }
            throw invalid(path, "an object or an array of JSON", answer.text());
        } catch (JsonProcessingException unreadable) {
            throw invalid(path, "JSON", answer.text());
        }
    }

    /** Returns what fails a check to which something answers that is not the API. */
    public CheckFailed invalid(String path, String expected, String said) {
        String begin = said.strip().replaceAll("\\s+", " ");
        return new CheckFailed(Finding.of("the answer is not that of the API")
                .rule("json-invalid")
                .expected(expected)
                .actual(begin.isEmpty() ? "nothing" : begin.substring(0, Math.min(200, begin.length())))
                .at(place(path))
                .fix("correct the URL: something else than the API answers there"));
    }

    /** Returns the finding if an answer's status is not 200. */
    public List<Finding> wrongStatus(String path, Answer answer) {
        return new Expectations(place(path)).status(200).unmet(answer);
    }

    /** Returns where a question is asked, as it may be shown. */
    public Place place(String path) {
        return Place.url(root.at(url(path)).shownUrl());
    }

    private URI url(String path) {
        return URI.create(root.url().toString().replaceFirst("/+$", "") + path);
    }

    /** Returns a text as it stands in a query or a path. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
