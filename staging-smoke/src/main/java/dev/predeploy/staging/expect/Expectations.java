package dev.predeploy.staging.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * All that an answer must have. An answer that matches it all is through; one that does not is held against each
 * expectation by REST Assured, each by itself, so that one answer tells all it lacks.
 */
public final class Expectations {
    private static final int SHOWN = 200;

    private final Place place;
    private final List<Expectation<?>> always = new ArrayList<>();
    private final List<Expectation<?>> ofJson = new ArrayList<>();

    /** Begins with nothing expected; findings will be at the given place. */
    public Expectations(Place place) {
        this.place = place;
    }

    /** Expects a status code. */
    public Expectations status(int expected) {
        always.add(new Expectation<>(
                new Subject.Status(), Matchers.equalTo(expected), answer -> wrongStatus(expected, answer)));
        return this;
    }

    /** Expects a header with this value; parameters behind the value's {@code ;} may follow where none are expected. */
    public Expectations header(String name, String expected) {
        return header(
                name,
                Matchers.anyOf(Matchers.equalTo(expected), Matchers.startsWith(expected + ";")),
                answer -> wrongHeader(name, expected, answer));
    }

    /** Expects the body to be JSON with this value at a path. */
    public Expectations json(JsonPath path, JsonNode expected) {
        ofJson.add(new Expectation<>(
                new Subject.Body(), new JsonMatch(path, expected), answer -> wrongValue(path, expected, answer)));
        return this;
    }

    /** Expects a header whose value matches; the function tells what is wrong with an answer that has none such. */
    public Expectations header(String name, Matcher<String> expected, Function<Answer, Finding> finding) {
        always.add(new Expectation<>(new Subject.HeaderNamed(name), expected, finding));
        return this;
    }

    /** Says whether an answer lacks nothing; REST Assured is not asked. */
    public boolean areMet(Answer answer) {
        return areMet(always, answer)
                && (ofJson.isEmpty() || (unreadable(answer).isEmpty() && areMet(ofJson, answer)));
    }

    private static boolean areMet(List<Expectation<?>> all, Answer answer) {
        return all.stream().allMatch(expectation -> expectation.isMet(answer));
    }

    /** Returns what the answer lacks, as REST Assured finds it; nothing if it is as expected. */
    public List<Finding> unmet(Answer answer) {
        return areMet(answer) ? List.of() : asserted(answer);
    }

    /** Returns what REST Assured finds the answer to lack, whatever the matchers alone say. */
    List<Finding> asserted(Answer answer) {
        Response response = response(answer);
        List<Finding> findings = new ArrayList<>(unmet(always, response, answer));
        if (!ofJson.isEmpty()) {
            findings.addAll(unreadable(answer).map(List::of).orElseGet(() -> unmet(ofJson, response, answer)));
        }
        return findings;
    }

    private static List<Finding> unmet(List<Expectation<?>> all, Response response, Answer answer) {
        return all.stream()
                .flatMap(expectation -> expectation.unmet(response, answer).stream())
                .toList();
    }

    private static Response response(Answer answer) {
        List<Header> headers = answer.headers().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList();
        return new ResponseBuilder()
                .setStatusCode(answer.status())
                .setHeaders(new Headers(headers))
                .setContentType(answer.header("Content-Type").orElse(""))
                .setBody(answer.text())
                .build();
    }

    private Finding wrongStatus(int expected, Answer answer) {
        Finding finding = Finding.of("answers " + answer.status() + " instead of " + expected)
                .rule(isRedirect(answer) && answer.header("Location").isPresent() ? "redirect" : "status")
                .expected(Integer.toString(expected))
                .at(place);
        Optional<String> target = answer.header("Location").filter(location -> isRedirect(answer));
        if (target.isPresent()) {
            return finding.actual(answer.status() + " to " + target.get())
                    .fix("name the URL that it leads to, or expect the status " + answer.status());
        }
        return finding.actual(answer.status() + start(answer)).fix(statusFix(answer.status()));
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() >= 300 && answer.status() < 400;
    }

    private static String start(Answer answer) {
        String line = answer.text().strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "" : ": " + shortened(line);
    }

    private static String statusFix(int status) {
        return switch (status) {
            case 401, 403 -> "send what proves who asks with `send: {Authorization: …}`";
            case 404 -> "correct the path of the URL, or deploy the version that has it";
            case 429 -> "the service refuses for its rate limit; wait until its window ends";
            case 502, 504 -> "the proxy in front does not reach the service; read both logs";
            default -> "read the service's own log for the cause";
        };
    }

    private Finding wrongHeader(String name, String expected, Answer answer) {
        List<String> values = answer.values(name);
        return Finding.of(values.isEmpty() ? "no header " + name : "wrong header " + name)
                .rule("header")
                .expected(name + ": " + expected)
                .actual(values.isEmpty() ? "absent" : name + ": " + shortened(String.join(", ", values)))
                .at(place);
    }

    private Optional<Finding> unreadable(Answer answer) {
        if (answer.body().cut()) {
            return Optional.of(Finding.of("a body too large to be read")
                    .rule("body-too-large")
                    .expected("JSON of at most " + HttpProbe.MOST_OF_A_BODY + " bytes")
                    .actual("more than that")
                    .at(place)
                    .fix("name a URL that answers briefly"));
        }
        try {
            JsonNode node = JsonMatch.read(answer.text());
            return node.isMissingNode() ? Optional.of(invalid(answer, "nothing")) : Optional.empty();
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return Optional.of(invalid(answer, shortened(answer.text().strip()) + where));
        }
    }

    private Finding invalid(Answer answer, String actual) {
        return Finding.of("the body is not JSON")
                .rule("json-invalid")
                .expected("JSON")
                .actual(answer.header("Content-Type").map(type -> type + ": ").orElse("") + actual)
                .at(place);
    }

    private Finding wrongValue(JsonPath path, JsonNode expected, Answer answer) {
        Optional<JsonNode> found = found(path, answer);
        return Finding.of(
                        found.isEmpty()
                                ? path + " is not there"
                                : path + " is " + shortened(found.get().toString()))
                .rule("json-value")
                .expected(path + " = " + expected)
                .actual(found.map(value -> shortened(value.toString())).orElse("absent"))
                .at(place);
    }

    private static Optional<JsonNode> found(JsonPath path, Answer answer) {
        try {
            return path.in(JsonMatch.read(answer.text()));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
