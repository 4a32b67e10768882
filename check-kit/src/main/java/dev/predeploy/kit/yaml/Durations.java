package dev.predeploy.kit.yaml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way durations are written: whole numbers with units, largest first, such as {@code 1h30m} or {@code 250ms}. */
public final class Durations {
    /** The form, as a regular expression that Java and JSON Schema read alike. */
    static final String PATTERN = "^(?=[0-9])([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$";

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final long[] MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final Duration LONGEST = Duration.ofDays(366);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is not written in this way, or longer than a year
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a duration: " + text);
        }
        long millis = 0;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            String part = form.group(unit + 1);
            if (part != null) {
                millis += MILLIS[unit] * Long.parseLong(part.replaceAll("[a-z]", ""));
            }
        }
        Duration duration = Duration.ofMillis(millis);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Longer than a year: " + text);
        }
        return duration;
    }

    /** Returns a duration as it would be written, such as {@code 1h30m}; parts of a millisecond are left out. */
    public static String format(Duration duration) {
        long rest = duration.toMillis();
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < MILLIS.length; unit++) {
            if (rest >= MILLIS[unit]) {
                text.append(rest / MILLIS[unit]).append(UNITS[unit]);
                rest %= MILLIS[unit];
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
