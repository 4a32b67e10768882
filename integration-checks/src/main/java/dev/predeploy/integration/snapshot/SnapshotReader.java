package dev.predeploy.integration.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Reads a snapshot token by token, so that each object and each mistake has its line. */
final class SnapshotReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern MARK_OF_A_MERGE = Pattern.compile("\\s*(?:<{7}|={7}|>{7}|\\|{7})");

    /** What the parser says of where its text came from. */
    private static final Pattern SOURCE = Pattern.compile(" \\(start marker at \\[.*?\\]\\)");

    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, String> partOf = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int version;
    private int postgres;
    private boolean hasObjects;

    /** Reads a text; the mark that some editors put before it says nothing. */
    SchemaSnapshot read(String text) throws UnreadableSnapshot {
        try (JsonParser json = FACTORY.createParser(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            json.nextToken();
            read(json);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new UnreadableSnapshot(words(malformed, text), at.getLineNr(), at.getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new SchemaSnapshot(new Catalog(objects, partOf, Map.of()), postgres, lines);
    }

    private static String words(JsonProcessingException malformed, String text) {
        String line = text.lines()
                .skip(malformed.getLocation().getLineNr() - 1L)
                .findFirst()
                .orElse("");
        return MARK_OF_A_MERGE.matcher(line).lookingAt()
                ? "it holds the marks of a merge that is not resolved"
                : SOURCE.matcher(malformed.getOriginalMessage()).replaceAll("");
    }

    private void read(JsonParser json) throws IOException, UnreadableSnapshot {
        require(json, JsonToken.START_OBJECT, "a snapshot begins with a brace");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "$schema" -> json.skipChildren();
                case "snapshot" -> version = version(json);
                case "postgres" -> postgres = number(json);
                case "objects" -> {
                    objects(json);
                    hasObjects = true;
                }
                default -> throw at(json, "a snapshot has no key `" + key + "`");
            }
        }
        if (version == 0 || postgres == 0) {
            throw at(json, "the keys `snapshot` and `postgres` are missing: it is no snapshot of a schema");
        }
        if (!hasObjects) {
            throw at(json, "the key `objects` is missing: an empty schema has `\"objects\": {}`");
        }
        if (json.nextToken() != null) {
            throw at(json, "something follows the snapshot");
        }
    }

    private static int version(JsonParser json) throws IOException, UnreadableSnapshot {
        int version = number(json);
        if (version != SchemaSnapshot.VERSION) {
            throw at(
                    json,
                    "it is a snapshot of version %d, and this Predeploy knows version %d"
                            .formatted(version, SchemaSnapshot.VERSION));
        }
        return version;
    }

    private static int number(JsonParser json) throws IOException, UnreadableSnapshot {
        require(json, JsonToken.VALUE_NUMBER_INT, "here stands a whole number");
        return json.getIntValue();
    }

    private void objects(JsonParser json) throws IOException, UnreadableSnapshot {
        require(json, JsonToken.START_OBJECT, "the objects stand in braces");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String object = json.currentName();
            lines.put(object, line(json));
            if (json.nextToken() == JsonToken.START_OBJECT) {
                objects.put(object, "");
                parts(json, object);
            } else {
                objects.put(object, text(json));
            }
        }
    }

    private void parts(JsonParser json, String whole) throws IOException, UnreadableSnapshot {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String label = json.currentName();
            int line = line(json);
            json.nextToken();
            if (label.equals(SchemaSnapshot.DEFINITION)) {
                objects.put(whole, text(json));
            } else {
                String part = Labels.partOf(ObjectName.of(whole), label);
                objects.put(part, text(json));
                partOf.put(part, whole);
                lines.put(part, line);
            }
        }
    }

    private static String text(JsonParser json) throws IOException, UnreadableSnapshot {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            require(json, JsonToken.VALUE_STRING, "here stands a text, or a list of its lines");
            return json.getText();
        }
        StringJoiner text = new StringJoiner("\n");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, JsonToken.VALUE_STRING, "each line is a text");
            text.add(json.getText());
        }
        return text.toString();
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    private static void require(JsonParser json, JsonToken wanted, String what) throws UnreadableSnapshot {
        if (json.currentToken() != wanted) {
            throw at(json, what);
        }
    }

    private static UnreadableSnapshot at(JsonParser json, String what) {
        JsonLocation at = json.currentTokenLocation();
        return new UnreadableSnapshot(what, at.getLineNr(), at.getColumnNr());
    }
}
