package dev.predeploy.staging.expect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsTests {
    private static final Place PLACE = Place.url(URI.create("http://a.example/health"));

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "{}",
            "{\"a\": 1}",
            "{\"a\": 1.0}",
            "{\"a\": \"1\"}",
            "{\"a\": 1e999999999}",
            "{\"a\": 1} more",
            "<a>1</a>",
            "\uFEFF{\"a\": 1}",
            "{\"b\": \"Ø\", \"a\": 1}");

    @Test
    void tellEverythingThatAnAnswerLacks() throws Exception {
        List<Finding> findings = expecting("status", "\"healthy\"")
                .status(200)
                .header("X-Version", "7")
                .unmet(json(503, "{\"status\": \"starting\"}"));
        assertThat(findings)
                .extracting(Finding::line)
                .containsExactly(
                        "http://a.example/health [status] answers 503 instead of 200; expected 200; actual 503:"
                                + " {\"status\": \"starting\"}; fix: read the service's own log for the cause",
                        "http://a.example/health [header] no header X-Version; expected X-Version: 7; actual absent",
                        "http://a.example/health [json-value] status is \"starting\"; expected status = \"healthy\"; actual"
                                + " \"starting\"");
    }

    @Test
    void acceptListsInAnyOrderAndNumbersByValue() throws Exception {
        assertThat(expecting("names", "[\"b\", \"a\"]").unmet(json(200, "{\"names\": [\"a\", \"b\"]}")))
                .isEmpty();
        assertThat(expecting("names", "[\"a\", \"a\"]").unmet(json(200, "{\"names\": [\"a\", \"b\"]}")))
                .hasSize(1);
        assertThat(expecting("count", "1").unmet(json(200, "{\"count\": 1.0}"))).isEmpty();
        assertThat(expecting("part", "{\"b\": 2, \"a\": 1}").unmet(json(200, "{\"part\": {\"a\": 1.0, \"b\": 2}}")))
                .isEmpty();
    }

    @Test
    void tellAPathThatIsNotThere() throws Exception {
        assertThat(expecting("components[2].name", "\"redis\"").unmet(json(200, "{\"components\": []}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.actual()).contains("absent"));
    }

    @Test
    void tellABodyThatIsNoJsonOnce() throws Exception {
        List<Finding> findings = expecting("a", "1")
                .json(new JsonPath("b"), new ObjectMapper().readTree("2"))
                .unmet(json(200, "<html>not found</html>"));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).contains("json-invalid");
            assertThat(finding.actual().orElseThrow())
                    .isEqualTo("application/json; charset=utf-8: <html>not found</html> at line 1, column 1");
        });
    }

    @Test
    void tellABodyThatIsEmptyOrHasMoreBehindTheJson() throws Exception {
        assertThat(expecting("a", "1").unmet(json(200, "")))
                .extracting(f -> f.rule().orElse(""))
                .containsExactly("json-invalid");
        assertThat(expecting("a", "1").unmet(json(200, "{\"a\":1}}")))
                .extracting(f -> f.rule().orElse(""))
                .containsExactly("json-invalid");
    }

    @Test
    void tellABodyThatIsTooLarge() throws Exception {
        Answer large = new Answer(200, List.of(), new Answer.Body(new byte[0], true), Duration.ZERO);
        assertThat(expecting("a", "1").unmet(large))
                .extracting(f -> f.rule().orElse(""))
                .containsExactly("body-too-large");
    }

    @Test
    void tellWhereARedirectLeads() {
        Answer redirect = new Answer(
                302,
                List.of(new Answer.Header("Location", "/login")),
                new Answer.Body(new byte[0], false),
                Duration.ZERO);
        assertThat(new Expectations(PLACE).status(200).unmet(redirect))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).contains("redirect");
                    assertThat(finding.actual()).contains("302 to /login");
                });
    }

    @Test
    void readTheBodyInTheCharacterSetThatItNames() throws Exception {
        byte[] latin = "{\"name\": \"Øystein\"}".getBytes(ISO_8859_1);
        List<Answer.Header> headers =
                List.of(new Answer.Header("Content-Type", "application/json; charset=iso-8859-1"));
        Answer answer = new Answer(200, headers, new Answer.Body(latin, false), Duration.ZERO);
        assertThat(expecting("name", "\"Øystein\"").unmet(answer)).isEmpty();
        assertThat(expecting("name", "\"Øystein\"").unmet(json(200, "{\"name\": \"Øystein\"}")))
                .isEmpty();
    }

    @Test
    void takeNumbersBeyondAllBoundsAndNestingWithoutEnd() throws Exception {
        assertThat(expecting("a", "1").unmet(json(200, "{\"a\": 1e999999999}"))).hasSize(1);
        assertThat(expecting("a", "1").unmet(json(200, "[".repeat(500_000)))).hasSize(1);
    }

    @Test
    void acceptParametersBehindAHeadersValue() {
        assertThat(new Expectations(PLACE)
                        .header("Content-Type", "application/json")
                        .unmet(json(200, "{}")))
                .isEmpty();
    }

    static Stream<Answer> answersOfManySorts() {
        List<List<Answer.Header>> headers = List.of(
                List.of(),
                List.of(new Answer.Header("X-Version", "7")),
                List.of(
                        new Answer.Header("x-version", "7; beta"),
                        new Answer.Header("Content-Type", "application/json")),
                List.of(new Answer.Header("X-Version", "7"), new Answer.Header("X-Version", "8")),
                List.of(new Answer.Header("X-Version", "8"), new Answer.Header("X-Version", "7")),
                List.of(new Answer.Header("X-Version", "70"), new Answer.Header("Content-Type", "text/xml")),
                List.of(new Answer.Header("X-Version", "7"), new Answer.Header("Content-Type", "nonsense/;;")),
                List.of(
                        new Answer.Header("X-Version", "7"),
                        new Answer.Header("Content-Type", "text/html; charset=x")));
        return Stream.of(200, 204, 302, 503)
                .flatMap(status -> headers.stream()
                        .flatMap(header -> BODIES.stream()
                                .map(body -> new Answer(
                                        status, header, new Answer.Body(body.getBytes(UTF_8), false), Duration.ZERO))));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("answersOfManySorts")
    void areMetByThoseAnswersOnlyInWhichRestAssuredFindsNothingWrong(Answer answer) throws Exception {
        List<Expectations> all = List.of(
                new Expectations(PLACE),
                new Expectations(PLACE).status(200),
                new Expectations(PLACE).status(302),
                new Expectations(PLACE).header("X-Version", "7"),
                new Expectations(PLACE)
                        .header("X-Version", Matchers.nullValue(String.class), wrong -> Finding.of("a version")),
                new Expectations(PLACE).status(200).header("x-version", "7").header("content-type", "application/json"),
                expecting("a", "1"),
                expecting("a", "1").status(200).header("X-Version", "7"));
        assertThat(all)
                .allSatisfy(expectations -> assertThat(expectations.areMet(answer))
                        .isEqualTo(expectations.asserted(answer).isEmpty()));
    }

    private static Expectations expecting(String path, String value) throws Exception {
        return new Expectations(PLACE).json(new JsonPath(path), new ObjectMapper().readTree(value));
    }

    private static Answer json(int status, String body) {
        List<Answer.Header> headers = List.of(new Answer.Header("Content-Type", "application/json; charset=utf-8"));
        return new Answer(status, headers, new Answer.Body(body.getBytes(UTF_8), false), Duration.ofMillis(3));
    }
}
