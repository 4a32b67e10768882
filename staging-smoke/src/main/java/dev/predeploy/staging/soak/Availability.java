package dev.predeploy.staging.soak;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of all questions must be answered well.
 *
 * @param percent from 0 to 100
 */
public record Availability(BigDecimal percent) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DIGITS = 3;

    /** Reads such as {@code 99.9%}. */
    public static Optional<Availability> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new BigDecimal(form.group(1)))
                        .filter(percent -> percent.compareTo(ALL) <= 0)
                        .map(Availability::new)
                : Optional.empty();
    }

    /** Returns what was seen, rounded down, so that a lost answer never shows as 100 %. */
    static Availability of(long good, long all) {
        return new Availability(
                all == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(good)
                                .multiply(ALL)
                                .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.DOWN));
    }

    /** Compares exactly, where the shown percentage is rounded. */
    boolean isMetBy(long good, long all) {
        return BigDecimal.valueOf(good).multiply(ALL).compareTo(percent.multiply(BigDecimal.valueOf(all))) >= 0;
    }

    @Override
    public String toString() {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
