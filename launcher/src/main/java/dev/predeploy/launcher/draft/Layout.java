package dev.predeploy.launcher.draft;

import java.util.Collection;

/** Lays out the lines of a stack file, its comments beside them where there is room, else above. */
final class Layout {
    private static final int WIDEST = 120;

    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void comment(String comment) {
        line("# " + clean(comment));
    }

    void head(String line) {
        line("");
        line(line);
    }

    void block(String head, Collection<Entry> entries, int depth) {
        if (!entries.isEmpty()) {
            head(head);
            entries(entries, depth);
        }
    }

    /** Adds entries, their comments in one column; where one leaves no room for that, each above its own. */
    void entries(Collection<Entry> entries, int depth) {
        String indent = "  ".repeat(depth);
        int column = indent.length()
                + entries.stream()
                        .mapToInt(entry -> entry.line().length())
                        .max()
                        .orElse(0)
                + 2;
        boolean fits = entries.stream()
                .allMatch(entry -> column + 2 + clean(entry.why()).length() <= WIDEST);
        for (Entry entry : entries) {
            String line = indent + entry.line();
            String why = clean(entry.why());
            if (line.contains(why)) {
                line(line);
            } else if (fits) {
                line(line + " ".repeat(column - line.length()) + "# " + why);
            } else {
                line(indent + "# " + why);
                line(line);
            }
        }
    }

    void list(String head, Collection<String> items) {
        if (!items.isEmpty()) {
            line("");
            comment(head);
            items.forEach(this::item);
        }
    }

    private void item(String item) {
        StringBuilder line = new StringBuilder("# -");
        for (String word : clean(item).split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDEST) {
                line(line.toString());
                line = new StringBuilder("#  ");
            }
            line.append(' ').append(word);
        }
        line(line.toString());
    }

    /** A comment ends with its line: whatever could end it, in YAML or on a screen, is not written. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
