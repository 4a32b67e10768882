package dev.predeploy.launcher.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.doctor.Row;
import dev.predeploy.launcher.doctor.State;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows what was looked for on a machine, and what became of it. */
public final class Diagnosis {
    private static final int MOST_CHECKS = 4;

    private final String about;
    private final List<Row> rows;
    private final UnaryOperator<String> redact;

    /**
     * Shows rows.
     *
     * @param about which stack they are about, in words
     * @param rows what was looked for, group by group
     * @param redact takes secrets out of a text
     */
    public Diagnosis(String about, List<Row> rows, UnaryOperator<String> redact) {
        this.about = about;
        this.rows = List.copyOf(rows);
        this.redact = redact;
    }

    /** Returns the list for people. */
    public List<String> lines(Screen screen) {
        Page page = new Page(screen);
        page.text("", redact.apply(about));
        for (String group : rows.stream().map(Row::group).distinct().toList()) {
            page.blank();
            page.bold("", FinalBlock.titled(group));
            rows.stream().filter(row -> row.group().equals(group)).forEach(row -> add(page, row));
        }
        page.blank();
        page.text("", sum());
        return page.lines();
    }

    private void add(Page page, Row row) {
        String word = row.state() == State.OK ? "" : row.state().word() + ": ";
        page.text("  ", screenMark(page, row) + " ", redact.apply("%s: %s%s".formatted(row.what(), word, row.said())));
        if (row.state() == State.PROBLEM || row.state() == State.NOT_NEEDED) {
            row.fix().ifPresent(fix -> page.text("    ", "fix: ", redact.apply(fix)));
        }
        if (!row.checks().isEmpty() && row.state() != State.OK) {
            page.text("    ", "for: ", Words.list(row.checks(), MOST_CHECKS));
        }
    }

    private static String screenMark(Page page, Row row) {
        Outcome like = switch (row.state()) {
            case OK -> Outcome.PASSED;
            case PROBLEM -> Outcome.FAILED;
            case NOT_NEEDED -> Outcome.NOT_RUN;
            case NOT_LOOKED_AT -> Outcome.SKIPPED;
        };
        return page.screen().theme().mark(like);
    }

    private String sum() {
        return "%d ok, %s, %d absent but not needed, %d not looked at"
                .formatted(
                        count(State.OK),
                        Words.count((int) count(State.PROBLEM), "problem"),
                        count(State.NOT_NEEDED),
                        count(State.NOT_LOOKED_AT));
    }

    private long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /** Returns the list for programs: an object with {@code about} and {@code rows}. */
    public String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("about", redact.apply(about));
        ArrayNode array = root.putArray("rows");
        for (Row row : rows) {
            ObjectNode node = array.addObject()
                    .put("group", row.group())
                    .put("what", redact.apply(row.what()))
                    .put("state", row.state().word())
                    .put("said", redact.apply(row.said()));
            row.fix().ifPresent(fix -> node.put("fix", redact.apply(fix)));
            row.checks().forEach(node.withArray("checks")::add);
        }
        return root.toPrettyString() + "\n";
    }
}
