package dev.predeploy.staging.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTests {
    private static final String BODY = """
            {"status": "ok", "version": null, "a.b": 7, "deep": {"er": {"est": true}},
             "components": [{"name": "database", "message": "up", "tags": ["x", "y"]}, {"name": "redis", "message": "down"}]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "version",
                "'a.b'",
                "deep.er.est",
                "deep.er",
                "components[0].message",
                "components[1]",
                "components.name",
                "components[0].tags[1]"
            })
    void findsWhatRestAssuredFinds(String path) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode ours = new JsonPath(path).in(mapper.readTree(BODY)).orElseThrow();
        Object theirs = new io.restassured.path.json.JsonPath(BODY).get(path);
        assertThat(ours).isEqualTo(mapper.valueToTree(theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "deep.nothing", "components[2]", "status[0]", "status.length"})
    void findsNothingWhereNothingIs(String path) throws Exception {
        assertThat(new JsonPath(path).in(new ObjectMapper().readTree(BODY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "a{it}", "find { true }", "a.size()", "$.a"})
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> new JsonPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsWithAnIndexWhereTheBodyIsAList() throws Exception {
        JsonNode root = new ObjectMapper().readTree("[{\"name\": \"one\"}]");
        assertThat(new JsonPath("[0].name").in(root)).map(JsonNode::asText).contains("one");
    }
}
