package dev.predeploy.staging.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/**
 * Matches a body that is JSON and has the expected value at a path. Numbers are equal by value, and lists if they have
 * the same elements in any order.
 */
final class JsonMatch extends TypeSafeMatcher<String> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonPath path;
    private final JsonNode expected;

    JsonMatch(JsonPath path, JsonNode expected) {
        this.path = path;
        this.expected = expected;
    }

    /** Reads a body, strictly. */
    static JsonNode read(String body) throws JsonProcessingException {
        return MAPPER.readTree(body);
    }

    @Override
    protected boolean matchesSafely(String body) {
        try {
            Optional<JsonNode> found = path.in(read(body));
            return found.isPresent() && same(expected, found.get());
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    @Override
    public void describeTo(Description description) {
        description.appendText(path + " = " + expected);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return sameNumber(one, other);
        }
        if (one.isArray() && other.isArray()) {
            return sameElements(one, other);
        }
        return (one.isObject() && other.isObject()) ? sameFields(one, other) : one.equals(other);
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        boolean finite = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
        return finite
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.asText().equals(other.asText());
    }

    private static boolean sameElements(JsonNode one, JsonNode other) {
        List<JsonNode> left = new ArrayList<>();
        other.forEach(left::add);
        for (JsonNode element : one) {
            Optional<JsonNode> twin =
                    left.stream().filter(candidate -> same(element, candidate)).findFirst();
            if (twin.isEmpty()) {
                return false;
            }
            left.remove(twin.get());
        }
        return left.isEmpty();
    }

    private static boolean sameFields(JsonNode one, JsonNode other) {
        return one.size() == other.size()
                && one.properties().stream()
                        .allMatch(field ->
                                other.has(field.getKey()) && same(field.getValue(), other.path(field.getKey())));
    }
}
