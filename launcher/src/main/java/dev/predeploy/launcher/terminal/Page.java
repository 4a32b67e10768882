package dev.predeploy.launcher.terminal;

import java.util.ArrayList;
import java.util.List;

/** Collects lines that are as wide as the screen. Every text is cleaned on its way in. */
final class Page {
    private static final int LONGEST = 600;

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    Page(Screen screen) {
        this.screen = screen;
    }

    Screen screen() {
        return screen;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void blank() {
        lines.add("");
    }

    void rule() {
        lines.add(screen.theme().rule().repeat(screen.width()));
    }

    void bold(String indent, String text) {
        lines.add(indent + screen.paint(Ink.BOLD, Words.clean(text)));
    }

    /** Adds a text that is to be copied, such as a command, on one line however long it is. */
    void whole(String indent, String text) {
        lines.add(indent + Words.clean(text));
    }

    /** Adds a text after an indent, going on below itself where it is too long for a line. */
    void text(String indent, String text) {
        text(indent, "", text);
    }

    /** Adds a text after an indent and a bullet, going on below itself where it is too long for a line. */
    void text(String indent, String bullet, String text) {
        String hanging = " ".repeat(Words.width(bullet));
        String whole = Words.clip(Words.clean(text), LONGEST, screen.theme().ellipsis());
        String lead = indent + bullet;
        for (String line : Words.wrap(whole, screen.width() - indent.length() - hanging.length())) {
            lines.add((lead + line).stripTrailing());
            lead = indent + hanging;
        }
    }

    /** Adds a line with a text at its left, after a painted lead, and another one at its right end. */
    void spread(Lead lead, String left, String right) {
        int room = screen.width() - lead.width() - Words.width(right) - 1;
        String clipped = Words.clip(Words.clean(left), room, screen.theme().ellipsis());
        String gap = " ".repeat(Math.max(1, room + 1 - Words.width(clipped)));
        lines.add((lead.painted() + clipped + (right.isEmpty() ? "" : gap + right)));
    }

    /**
     * What stands at the beginning of a line.
     *
     * @param painted as it is written
     * @param width the columns that it takes
     */
    record Lead(String painted, int width) {
        static Lead plain(String text) {
            return new Lead(text, Words.width(text));
        }
    }
}
