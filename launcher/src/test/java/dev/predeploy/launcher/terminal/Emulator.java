package dev.predeploy.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that understands as much as the renderers may use, and fails on anything else. */
final class Emulator {
    private static final Pattern SEQUENCE = Pattern.compile("\\u001b\\[(\\d*)([A-Za-z])");

    private final int width;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    Emulator(int width) {
        this.width = width;
    }

    Emulator show(String text) {
        Matcher matcher = SEQUENCE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '\u001b') {
                if (!matcher.find(at) || matcher.start() != at) {
                    throw new IllegalArgumentException("An unknown sequence");
                }
                obey(matcher.group(2), matcher.group(1));
                at = matcher.end();
            } else {
                put(letter);
                at++;
            }
        }
        return this;
    }

    private void obey(String command, String number) {
        switch (command) {
            case "m" -> {}
            case "A" -> row = Math.max(0, row - Integer.parseInt(number));
            case "J" -> {
                rows.get(row).setLength(column);
                rows.subList(row + 1, rows.size()).clear();
            }
            default -> throw new IllegalArgumentException("An unknown sequence: " + command);
        }
    }

    private void put(char letter) {
        if (letter == '\n') {
            down();
        } else if (letter == '\r') {
            column = 0;
        } else if (Character.isISOControl(letter)) {
            throw new IllegalArgumentException("A control character: " + (int) letter);
        } else {
            if (column == width) {
                down();
            }
            StringBuilder line = rows.get(row);
            line.replace(column, Math.min(column + 1, line.length()), String.valueOf(letter));
            column++;
        }
    }

    private void down() {
        row++;
        column = 0;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }

    /** Returns what can be seen, without blanks at the ends of lines. */
    String seen() {
        return String.join(
                "\n", rows.stream().map(line -> line.toString().stripTrailing()).toList());
    }
}
