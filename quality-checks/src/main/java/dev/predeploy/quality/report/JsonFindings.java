package dev.predeploy.quality.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.quality.report.JsonShape.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads a tool's own JSON, finding by finding: an array, an array in an object, or an object on each line. */
final class JsonFindings implements ReportReader {
    private final JsonMapper json = JsonMapper.builder(new JsonFactory()).build();
    private final JsonShape shape;
    private final boolean byLine;

    private JsonFindings(JsonShape shape, boolean byLine) {
        this.shape = shape;
        this.byLine = byLine;
    }

    /** Reads one JSON value of the shape. */
    static JsonFindings of(JsonShape shape) {
        return new JsonFindings(shape, false);
    }

    /** Reads a finding from each line; that there is none says that all is well. */
    static JsonFindings byLine(JsonShape shape) {
        return new JsonFindings(shape, true);
    }

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        String name = sources.userPath(file.toString());
        try (JsonParser parser = json.createParser(file.toFile())) {
            new Reading(parser, sources, tally).read(name);
        } catch (JsonProcessingException e) {
            var at = Optional.ofNullable(e.getLocation());
            Span span = at.map(
                            place -> new Span(Math.max(1, place.getLineNr()), Math.max(0, place.getColumnNr()), 0, 0))
                    .orElse(Span.UNKNOWN);
            String why = "no well-formed JSON: " + Words.oneLine(e.getOriginalMessage());
            throw new UnreadableReport(why, new InFile(name, span), e);
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
    }

    /** The reading of one file. */
    private final class Reading {
        private final JsonParser parser;
        private final SourceTree sources;
        private final Tally tally;

        Reading(JsonParser parser, SourceTree sources, Tally tally) {
            this.parser = parser;
            this.sources = sources;
            this.tally = tally;
        }

        void read(String name) throws IOException, UnreadableReport {
            JsonToken first = parser.nextToken();
            if (byLine) {
                for (JsonToken next = first; next != null; next = parser.nextToken()) {
                    expect(next, JsonToken.START_OBJECT, name);
                    element(json.readTree(parser));
                }
            } else if (shape.list().isEmpty()) {
                expect(first, JsonToken.START_ARRAY, name);
                array();
            } else {
                expect(first, JsonToken.START_OBJECT, name);
                object(name);
            }
        }

        private void object(String name) throws IOException, UnreadableReport {
            ObjectNode rest = json.createObjectNode();
            boolean found = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals(shape.list())) {
                    expect(value, JsonToken.START_ARRAY, name);
                    array();
                    found = true;
                } else {
                    rest.set(field, (JsonNode) json.readTree(parser));
                }
            }
            if (!found) {
                throw new UnreadableReport("holds no `%s`".formatted(shape.list()), Place.file(name));
            }
            JsonNode files = shape.part(Part.FILES, rest);
            if (files.isInt()) {
                tally.lookedAt(files.asInt());
            }
        }

        private void array() throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                element(json.readTree(parser));
            }
        }

        private void element(JsonNode element) {
            if (shape.within().isEmpty()) {
                add(element, element);
                return;
            }
            tally.lookedAt(1);
            element.path(shape.within()).forEach(each -> add(each, element));
        }

        private void add(JsonNode each, JsonNode around) {
            Finding finding = finding(each, around);
            if (finding.rule().filter(shape.faults()::contains).isPresent()) {
                tally.fault(finding);
            } else {
                tally.add(finding);
            }
        }

        private Finding finding(JsonNode each, JsonNode around) {
            String rule = rule(each);
            String what = Words.oneLine(text(Part.MESSAGE, each), rule.isBlank() ? "a finding without words" : rule);
            Finding finding = Finding.of(what)
                    .severity(severity(text(Part.SEVERITY, each)))
                    .at(sources.place(text(Part.FILE, around), span(each)));
            Finding ruled = rule.isBlank() ? finding : finding.rule(rule);
            return fix(each).map(ruled::fix).orElse(ruled);
        }

        private String rule(JsonNode each) {
            JsonNode rule = shape.part(Part.RULE, each);
            return rule.isInt() ? "SC" + rule.asInt() : Words.oneLine(text(Part.RULE, each));
        }

        private Span span(JsonNode each) {
            int firstLine = shape.firstNumbers().line();
            int firstColumn = shape.firstNumbers().column();
            int line = number(Part.LINE, each, firstLine);
            if (line == 0) {
                return Span.UNKNOWN;
            }
            return new Span(
                    line,
                    number(Part.COLUMN, each, firstColumn),
                    number(Part.END_LINE, each, firstLine),
                    number(Part.END_COLUMN, each, firstColumn));
        }

        /** Returns a number as we count, from 1, or 0 for one that the tool does not know. */
        private int number(Part part, JsonNode each, int first) {
            JsonNode number = shape.part(part, each);
            return number.canConvertToInt() && number.asInt() >= first ? number.asInt() + 1 - first : 0;
        }

        private Optional<String> fix(JsonNode each) {
            String hint = Words.oneLine(text(Part.HINT, each));
            if (!hint.isBlank()) {
                return Optional.of(hint);
            }
            if (shape.part(Part.FIXABLE, each).isObject()) {
                return Optional.of(shape.fixed());
            }
            return Optional.of(text(Part.PAGE, each))
                    .filter(page -> !page.isBlank())
                    .map(page -> "See " + Words.oneLine(page));
        }

        private String text(Part part, JsonNode each) {
            JsonNode text = shape.part(part, each);
            return text.isNull() ? "" : text.asText();
        }

        private void expect(JsonToken seen, JsonToken wanted, String name) throws UnreadableReport {
            if (seen != wanted) {
                String why = seen == null ? "is empty" : "is not what the tool writes: expected " + wanted.asString();
                throw new UnreadableReport(why, Place.file(name));
            }
        }
    }

    /** Tools differ in their words, and ESLint counts; what none of them says is an error. */
    private static Severity severity(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "warning", "1" -> Severity.WARNING;
            case "note", "info", "information", "style" -> Severity.NOTE;
            default -> Severity.ERROR;
        };
    }
}
