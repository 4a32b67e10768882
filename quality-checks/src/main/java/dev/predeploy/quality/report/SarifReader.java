package dev.predeploy.quality.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads SARIF 2.1.0 in two passes: what the runs say about themselves, then their results one by one. The results may
 * stand before the rules that they refer to, and a report may be larger than the memory that it deserves.
 */
final class SarifReader implements ReportReader {
    private final JsonMapper json = JsonMapper.builder(new JsonFactory()).build();

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        String name = sources.userPath(file.toString());
        try {
            Deque<SarifRun> runs = new ArrayDeque<>(runs(file, name));
            for (SarifRun run : runs) {
                run.tellAboutItself(sources, tally);
            }
            try (JsonParser parser = json.createParser(file.toFile())) {
                eachRun(parser, name, () -> results(parser, runs.removeFirst(), sources, tally));
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableReport(
                    "no well-formed JSON: " + Words.oneLine(e.getOriginalMessage()), at(name, e.getLocation()), e);
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
    }

    private List<SarifRun> runs(Path file, String name) throws IOException, UnreadableReport {
        List<SarifRun> runs = new ArrayList<>();
        try (JsonParser parser = json.createParser(file.toFile())) {
            eachRun(parser, name, () -> runs.add(about(parser)));
        }
        return runs;
    }

    /** Walks to each object in the array {@code runs} and lets it be read. */
    private static void eachRun(JsonParser parser, String name, Reading reading) throws IOException, UnreadableReport {
        boolean anyRuns = false;
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, name);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean here = parser.currentName().equals("runs");
            JsonToken value = parser.nextToken();
            if (here) {
                expect(parser, value, JsonToken.START_ARRAY, name);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    expect(parser, parser.currentToken(), JsonToken.START_OBJECT, name);
                    reading.read();
                    anyRuns = true;
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!anyRuns) {
            throw new UnreadableReport("is no SARIF of a run: `runs` is missing or empty", Place.file(name));
        }
    }

    private SarifRun about(JsonParser parser) throws IOException {
        var properties = json.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("results") && value == JsonToken.START_ARRAY) {
                parser.skipChildren();
                properties.putArray(name);
            } else {
                properties.set(name, (JsonNode) json.readTree(parser));
            }
        }
        return new SarifRun(properties);
    }

    private void results(JsonParser parser, SarifRun run, SourceTree sources, Tally tally) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean here = parser.currentName().equals("results");
            JsonToken value = parser.nextToken();
            if (here && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode result = json.readTree(parser);
                    new SarifResult(result, run).finding(sources).ifPresent(tally::add);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void expect(JsonParser parser, JsonToken seen, JsonToken wanted, String name)
            throws UnreadableReport {
        if (seen != wanted) {
            String text = Optional.ofNullable(wanted.asString()).orElseGet(wanted::name);
            throw new UnreadableReport(
                    "is no SARIF: expected %s".formatted(text), at(name, parser.currentTokenLocation()));
        }
    }

    private static Place at(String name, JsonLocation location) {
        int line = location == null ? 0 : Math.max(0, location.getLineNr());
        int column = location == null || line == 0 ? 0 : Math.max(0, location.getColumnNr());
        return new InFile(name, new Span(line, column, 0, 0));
    }

    /** Reads the object that the parser stands at, up to its end. */
    private interface Reading {
        void read() throws IOException;
    }
}
