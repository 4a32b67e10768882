package dev.predeploy.launcher.terminal;

import java.util.ArrayList;
import java.util.List;

/** Makes text from anywhere fit for a line of a terminal. */
final class Words {
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private Words() {}

    /**
     * Returns the text on one line without anything that a terminal would obey: control characters, line separators
     * and what turns the direction of writing become blanks, and blanks in a row become one.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean blank = true;
        for (int point : text.codePoints().toArray()) {
            boolean space = isBlank(point);
            if (!space) {
                clean.appendCodePoint(point);
            } else if (!blank) {
                clean.append(' ');
            }
            blank = space;
        }
        return clean.toString().stripTrailing();
    }

    private static boolean isBlank(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Returns how many columns a text takes; emoji of several parts may be counted too wide. */
    static int width(String text) {
        return text.codePoints().map(Words::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Returns the text, its end replaced by the ellipsis where it is wider than allowed. */
    static String clip(String text, int most, String ellipsis) {
        if (width(text) <= most) {
            return text;
        }
        int room = Math.max(0, most - ellipsis.length());
        StringBuilder clipped = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > room) {
                break;
            }
            clipped.appendCodePoint(point);
        }
        return clipped.toString().stripTrailing() + ellipsis;
    }

    /** Breaks a text at its blanks; a word that is too long stays whole, so that paths and links can be clicked. */
    static List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the texts between commas; those over the limit are only counted. */
    static String list(List<String> texts, int most) {
        String shown = String.join(", ", texts.subList(0, Math.min(most, texts.size())));
        return texts.size() <= most ? shown : shown + " and " + (texts.size() - most) + " more";
    }

    /** Returns a number with its noun, which takes an s unless it is one. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
