package dev.predeploy.staging.limit;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a header announces.
 *
 * @param header where it stands, such as {@code X-RateLimit-Limit}
 * @param text as it stands there
 * @param value the number, if the text is one
 */
record Quantity(String header, String text, OptionalLong value) {
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d{1,18})\\s*(?:[,;].*)?");

    /** Reads a header's value; behind the number may stand what the older drafts put there: {@code 100, 100;w=60}. */
    static Quantity of(String header, String text) {
        Matcher number = NUMBER.matcher(text);
        return new Quantity(
                header,
                text,
                number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty());
    }

    boolean is(long wanted) {
        return value.isPresent() && value.getAsLong() == wanted;
    }
}
