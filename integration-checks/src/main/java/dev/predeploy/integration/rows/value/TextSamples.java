package dev.predeploy.integration.rows.value;

import java.util.List;

/** Texts for columns of texts. */
final class TextSamples {
    static final List<String> SPARES = List.of(
            "a",
            "A",
            "b",
            "B",
            "1",
            "",
            "sample",
            "SAMPLE",
            "Sample",
            "sample-1",
            "sample_1",
            "sample1",
            "user1@example.com",
            "user2@example.com",
            "https://example.com/1",
            "http://example.com/",
            "/sample",
            "example.com",
            "00000000-0000-4000-8000-000000000001",
            "2021-03-04",
            "{}",
            "[]",
            "{\"sample\": 1}",
            "en",
            "EN",
            "en-US",
            "NOK",
            "nok",
            "NO",
            "NOR",
            "+4712345678",
            "12345",
            "0000000000",
            "#aabbcc",
            "192.0.2.1",
            "1.0.0",
            "Europe/Oslo",
            "text/plain",
            "Ab1!Ab1!Ab1!",
            "d41d8cd98f00b204e9800998ecf8427e",
            "a".repeat(64));

    private static final String FILLER = "abcdefghijklmnopqrstuvwxyz";
    private static final int WIDTH = 9;

    /** How long a text is that is not padded, at the most. */
    static final int BRIEF = 12;

    private TextSamples() {}

    /**
     * Returns a text of its own for each number.
     *
     * @param length how long it is to be; 0 for as long as it happens to be
     */
    static String padded(int index, int length) {
        if (length == 0) {
            return "sample " + (index + 1);
        }
        if (length < WIDTH) {
            return letters(index, length);
        }
        StringBuilder text = new StringBuilder("sample " + (index + 1)).append(' ');
        for (int at = 0; text.length() < length; at++) {
            text.append(FILLER.charAt(at % FILLER.length()));
        }
        text.setLength(length);
        return text.toString();
    }

    /** Counts in letters, the last one first, so that one letter is enough for a good many. */
    private static String letters(int index, int length) {
        StringBuilder text = new StringBuilder();
        int rest = index;
        for (int at = 0; at < length; at++) {
            text.insert(0, FILLER.charAt(rest % FILLER.length()));
            rest /= FILLER.length();
        }
        return text.toString();
    }
}
