package dev.predeploy.kit.process;

import java.util.List;

/** Takes of a text what a tool says last, which is where most say what went wrong. */
public final class LastLines {
    private LastLines() {}

    /** Returns no more than so many lines, oldest first. */
    public static List<String> of(List<String> lines, int most) {
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** Returns no more than so many lines, joined by line breaks; lines of blanks at the end do not count. */
    public static String of(String text, int most) {
        return String.join("\n", of(text.stripTrailing().lines().toList(), most));
    }
}
