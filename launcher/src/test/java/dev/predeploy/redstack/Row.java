package dev.predeploy.redstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A row of the table in redstacks/README.md: what one check of one stack comes to. An ellipsis stands for any text. */
record Row(
        String stack, int exitCode, String check, String outcome, String rule, String place, String cause, String why) {
    private static final String ELLIPSIS = "…";
    private static final String NOTHING_CHECKED = "–";

    /** Reads the table. */
    static List<Row> table() throws IOException {
        try (InputStream file = Row.class.getResourceAsStream("/redstacks/README.md")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("## The table"))
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .skip(2) // the head
                    .map(Row::read)
                    .toList();
        }
    }

    private static Row read(String line) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
        return new Row(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7));
    }

    /** Returns the row of a check as it came out; ports that differ each time are written as PORT. */
    static Row of(String stack, int exitCode, JsonNode check) {
        JsonNode finding = check.path("findings").path(0);
        return new Row(
                stack,
                exitCode,
                check.path("id").asText(),
                check.path("outcome").asText(),
                finding.path("rule").asText(""),
                place(finding),
                check.path("blockedBy").asText(""),
                check.path("reason").asText("").replace('|', '/'));
    }

    private static String place(JsonNode finding) {
        String place = finding.path("file").asText("") + finding.path("url").asText("");
        for (String part : List.of("line", "column")) {
            place += finding.has(part) ? ":" + finding.path(part).asInt() : "";
        }
        return place.replaceFirst("(127\\.0\\.0\\.1|localhost):\\d{2,5}", "$1:PORT");
    }

    /** Says whether the stack is refused before any check. */
    boolean isRefusal() {
        return check.equals(NOTHING_CHECKED);
    }

    boolean told(String text) {
        String pattern =
                Arrays.stream(why.split(ELLIPSIS, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }

    /** Returns this row with the reason of an expected one, where that covers it. */
    Row asToldBy(Row expected) {
        return expected.told(why) ? new Row(stack, exitCode, check, outcome, rule, place, cause, expected.why) : this;
    }

    String line() {
        return "| %s | %d | %s | %s | %s | %s | %s | %s |"
                .formatted(stack, exitCode, check, outcome, rule, place, cause, why)
                .replaceAll(" +", " ");
    }
}
