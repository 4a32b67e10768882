package dev.predeploy.integration.sql;

import java.util.Arrays;
import java.util.Map;

/** A text with its placeholders filled in, which knows where in the original each of its characters comes from. */
public final class Filled {
    private final String text;
    private final int[] origins;

    private Filled(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    /** Returns a text that has no placeholders. */
    static Filled nothing(String original) {
        return of(original, Map.of());
    }

    /**
     * Fills in every placeholder whose value is known.
     *
     * @param original the text as it is written
     * @param values what stands for each placeholder, which is named whole, such as <code>${schema}</code>
     */
    public static Filled of(String original, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int[] origins = new int[original.length() + 1];
        int at = 0;
        while (at < original.length()) {
            String name = placeholder(original, at, values);
            String piece = name.isEmpty() ? original.substring(at, at + 1) : values.getOrDefault(name, "");
            origins = roomFor(origins, text.length() + piece.length() + 1);
            Arrays.fill(origins, text.length(), text.length() + piece.length(), at);
            text.append(piece);
            at += Math.max(1, name.length());
        }
        origins[text.length()] = original.length();
        return new Filled(text.toString(), origins);
    }

    private static String placeholder(String original, int at, Map<String, String> values) {
        return values.keySet().stream()
                .filter(name -> original.startsWith(name, at))
                .findFirst()
                .orElse("");
    }

    private static int[] roomFor(int[] origins, int size) {
        return size <= origins.length ? origins : Arrays.copyOf(origins, size * 2);
    }

    /** Returns the text with its placeholders filled in. */
    public String text() {
        return text;
    }

    /** Returns the offset in the original that a character of the text comes from. */
    int original(int offset) {
        return origins[Math.min(offset, text.length())];
    }
}
