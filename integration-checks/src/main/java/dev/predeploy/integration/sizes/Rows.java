package dev.predeploy.integration.sizes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows a table has in production.
 *
 * @param count the number, if anybody said it
 */
public record Rows(OptionalLong count) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([kMG]?)(?:\\s*rows?)?");
    private static final String PREFIXES = "kMG";

    /**
     * Reads a number of rows such as {@code 40M rows}, {@code 2.5k} or {@code 500}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Rows parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("`" + text + "` is no number of rows");
        }
        BigDecimal number = new BigDecimal(form.group(1));
        int power = form.group(2).isEmpty() ? 0 : 3 * (PREFIXES.indexOf(form.group(2)) + 1);
        return of(number.movePointRight(power).setScale(0, RoundingMode.HALF_UP).longValue());
    }

    /** Returns a known number. */
    public static Rows of(long count) {
        return new Rows(OptionalLong.of(count));
    }

    /** Returns the number that nobody said. */
    public static Rows unknown() {
        return new Rows(OptionalLong.empty());
    }

    /** Says whether working through all of them takes long; that is assumed of a number that nobody said. */
    public boolean exceed(long small) {
        return count.isEmpty() || count.getAsLong() > small;
    }

    /** Returns such as {@code 40M rows}. */
    public String words() {
        if (count.isEmpty()) {
            return "an unknown number of rows";
        }
        long rows = count.getAsLong();
        long unit = 1_000_000_000;
        for (int prefix = PREFIXES.length() - 1; prefix >= 0; prefix--, unit /= 1000) {
            if (rows >= unit) {
                BigDecimal shown = BigDecimal.valueOf(rows).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
                return shown.stripTrailingZeros().toPlainString() + PREFIXES.charAt(prefix) + " rows";
            }
        }
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
