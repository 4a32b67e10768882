package dev.predeploy.integration.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives one form to what PostgreSQL prints in two. {@code state IN ('new', 'paid')} on a {@code varchar} is printed as an
 * array that is cast, {@code (ARRAY['new'::character varying, …])::text[]}; once that was read again, as by a restore or
 * where a column changes its type, each element is cast by itself.
 */
final class ArrayCast {
    private static final String BEGIN = "(ARRAY[";

    /** A type as it is printed holds neither colon nor operator; the empty brackets can end nothing else. */
    private static final Pattern CAST = Pattern.compile("]\\)::([\\w .,()\"]+?)\\[]");

    /** What a function's body says in its own language stays as somebody wrote it. */
    private static final String BODY = "\nAS $";

    private ArrayCast() {}

    /** Returns a definition in which every element is cast by itself. */
    static String spread(String definition) {
        String text = definition;
        if (text.contains(BODY)) {
            return text;
        }
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            text = text.substring(0, at) + first(text.substring(at));
        }
        return text;
    }

    private static String first(String text) {
        List<String> elements = elements(text);
        int end = BEGIN.length() + String.join(",", elements).length();
        Matcher cast = CAST.matcher(text).region(Math.min(end, text.length()), text.length());
        if (!cast.lookingAt() || elements.stream().anyMatch(each -> each.strip().startsWith("ARRAY["))) {
            return text;
        }
        return elements.stream()
                        .map(each -> "(" + each.strip() + ")::" + cast.group(1))
                        .collect(Collectors.joining(", ", "ARRAY[", "]"))
                + text.substring(cast.end());
    }

    /** Returns what stands between the commas up to the bracket that ends the array, each as it stands. */
    private static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int begin = BEGIN.length();
        for (int at = begin; at < text.length() && depth >= 0; at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\'', '"' -> at = Math.max(at, text.indexOf(letter, at + 1)); // a doubled one begins the next
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                default -> {}
            }
            if (depth < 0 || (depth == 0 && letter == ',')) {
                elements.add(text.substring(begin, at));
                begin = at + 1;
            }
        }
        return elements;
    }
}
