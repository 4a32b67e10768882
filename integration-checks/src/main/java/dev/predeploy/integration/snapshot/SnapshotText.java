package dev.predeploy.integration.snapshot;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a schema: sorted, each part of an object on a line of its own, and the lines of a long text one by one. */
final class SnapshotText {
    private static final String STEP = "  ";

    private final Map<String, String> alone = new TreeMap<>();
    private final Map<String, Map<String, String>> parts = new TreeMap<>();

    private SnapshotText(Catalog schema) {
        alone.putAll(schema.objects());
        schema.objects()
                .forEach((object, definition) -> Optional.ofNullable(
                                schema.partOf().get(object))
                        .filter(schema.objects()::containsKey)
                        .ifPresent(whole -> Labels.of(ObjectName.of(object), ObjectName.of(whole))
                                .ifPresent(label -> {
                                    alone.remove(object);
                                    parts.computeIfAbsent(whole, absent -> new TreeMap<>())
                                            .put(label, definition);
                                })));
    }

    /** Returns the text of a schema that a server of a major version made. */
    static String of(Catalog schema, int postgres) {
        return """
                {
                  "snapshot": %d,
                  "postgres": %d,
                  "objects": %s
                }
                """.formatted(SchemaSnapshot.VERSION, postgres, new SnapshotText(schema).objects());
    }

    private String objects() {
        String indent = STEP + STEP;
        List<String> lines = new ArrayList<>();
        alone.forEach((object, definition) -> lines.add(indent + quoted(object) + ": "
                + (parts.containsKey(object) || definition.isEmpty()
                        ? whole(definition, parts.getOrDefault(object, Map.of()), indent)
                        : value(definition, indent))));
        return braces(lines, STEP);
    }

    private static String whole(String definition, Map<String, String> parts, String indent) {
        String inner = indent + STEP;
        List<String> lines = new ArrayList<>();
        if (!definition.isEmpty()) {
            lines.add(inner + quoted(SchemaSnapshot.DEFINITION) + ": " + value(definition, inner));
        }
        parts.forEach((label, text) -> lines.add(inner + quoted(label) + ": " + value(text, inner)));
        return braces(lines, indent);
    }

    private static String braces(List<String> lines, String indent) {
        return lines.isEmpty() ? "{}" : "{\n" + String.join(",\n", lines) + "\n" + indent + "}";
    }

    private static String value(String text, String indent) {
        if (text.indexOf('\n') < 0) {
            return quoted(text);
        }
        return Arrays.stream(text.split("\n", -1))
                .map(line -> indent + STEP + quoted(line))
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
