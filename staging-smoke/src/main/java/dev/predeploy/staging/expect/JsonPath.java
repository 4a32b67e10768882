package dev.predeploy.staging.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a value in JSON: names between dots, and indexes in brackets, such as {@code components[0].message}. A name
 * that is asked of a list gives the list of what its elements have by that name; {@code 'a.b'} is one name with a dot in
 * it. It is the part of REST Assured's path language that needs no program to be run.
 *
 * @param text the way, as it is written
 */
public record JsonPath(String text) {
    private static final Pattern STEP = Pattern.compile(
            "(?:'([^']+)'|([^.\\[\\]'(){}\"\\s*$]+))((?:\\[\\d{1,9}])*)(?:\\.|$)|(\\[\\d{1,9}])(?:\\.|$)?");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    /** Refuses what is no such way. */
    public JsonPath {
        if (text.isBlank() || text.endsWith(".") || steps(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no path into JSON; write `name`, `a.b` or `list[0].name`");
        }
    }

    /** Returns what is there, if anything is; an explicit null is. */
    public Optional<JsonNode> in(JsonNode root) {
        Optional<JsonNode> at = Optional.of(root);
        for (Step step : steps(text).orElseThrow()) {
            at = at.flatMap(step::from);
        }
        return at;
    }

    private static Optional<List<Step>> steps(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            addSteps(matcher, steps);
            end = matcher.end();
        }
        return Optional.of(steps);
    }

    private static void addSteps(Matcher matcher, List<Step> steps) {
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        if (name != null) {
            steps.add(new Name(name));
        }
        String indexes = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
        Matcher index = INDEX.matcher(indexes);
        while (index.find()) {
            steps.add(new Index(Integer.parseInt(index.group(1))));
        }
    }

    private sealed interface Step {
        Optional<JsonNode> from(JsonNode node);
    }

    private record Name(String name) implements Step {
        @Override
        public Optional<JsonNode> from(JsonNode node) {
            if (!node.isArray()) {
                return Optional.ofNullable(node.get(name));
            }
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> from(element).ifPresent(found::add));
            return Optional.of(found);
        }
    }

    private record Index(int index) implements Step {
        @Override
        public Optional<JsonNode> from(JsonNode node) {
            return node.isArray() ? Optional.ofNullable(node.get(index)) : Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
