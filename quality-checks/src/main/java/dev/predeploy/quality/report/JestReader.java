package dev.predeploy.quality.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Reads what Jest writes with {@code --json --testLocationInResults}. */
final class JestReader implements ReportReader {
    private static final Set<String> NOT_RUN = Set.of("pending", "skipped", "todo", "disabled");

    private final JsonMapper json = new JsonMapper();

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        String name = sources.userPath(file.toString());
        try {
            JsonNode suites = json.readTree(file.toFile()).path("testResults");
            if (!suites.isArray()) {
                throw new UnreadableReport("is no result of Jest: it holds no `testResults`", Place.file(name));
            }
            tally.tests(new Report.Tests(0, 0, 0));
            suites.forEach(suite -> suite(suite, sources, tally));
        } catch (JsonProcessingException e) {
            throw new UnreadableReport(
                    "no well-formed JSON: " + Words.oneLine(e.getOriginalMessage()), Place.file(name), e);
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
    }

    private static void suite(JsonNode suite, SourceTree sources, Tally tally) {
        String file = suite.path("name").asText();
        JsonNode tests = suite.path("assertionResults");
        int failed = 0;
        int skipped = 0;
        for (JsonNode test : tests) {
            String status = test.path("status").asText();
            skipped += NOT_RUN.contains(status) ? 1 : 0;
            if (status.equals("failed")) {
                failed++;
                tally.add(failed(test, file, sources));
            }
        }
        int more = failed == 0 && suite.path("status").asText().equals("failed") ? 1 : 0;
        if (more > 0) {
            tally.add(failedAsAWhole(suite, file, sources));
        }
        tally.tests(new Report.Tests(tests.size() + more, failed + more, skipped));
    }

    private static Finding failed(JsonNode test, String file, SourceTree sources) {
        String trace = test.path("failureMessages").path(0).asText();
        Span declared = new Span(Math.max(0, test.path("location").path("line").asInt()), 0, 0, 0);
        Place place = new StackTrace(trace, sources).place().orElseGet(() -> sources.place(file, declared));
        String name = Words.oneLine(test.path("fullName").asText(), "a test without a name");
        JsonNode seen = test.path("failureDetails").path(0).path("matcherResult");
        Finding finding = Finding.of(name + ": " + Words.oneLine(firstLine(trace), "failed"))
                .rule(name)
                .at(place);
        Finding expecting =
                seen.has("expected") ? finding.expected(Words.oneLine(shown(seen.path("expected")))) : finding;
        return seen.has("actual") ? expecting.actual(Words.oneLine(shown(seen.path("actual")))) : expecting;
    }

    /** A suite fails as a whole when it cannot be loaded; its message begins with a headline of Jest's. */
    private static Finding failedAsAWhole(JsonNode suite, String file, SourceTree sources) {
        String message = suite.path("message").asText();
        String why = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("●"))
                .findFirst()
                .orElse("failed");
        return Finding.of(Words.oneLine(why))
                .at(new StackTrace(message, sources).place().orElseGet(() -> sources.place(file, Span.UNKNOWN)));
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
