package dev.predeploy.kit.yaml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes, such as {@code 700MB} or {@code 1GiB}: {@code kB} is 1000 bytes, {@code KiB} 1024.
 *
 * @param bytes the amount, not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    /** The form, as a regular expression that Java and JSON Schema read alike. */
    static final String PATTERN = "^[0-9]{1,9}(\\.[0-9]{1,3})?(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)([A-Za-z]+)");
    private static final Map<String, Long> UNITS = Map.of(
            "B", 1L,
            "kB", 1_000L,
            "KB", 1_000L,
            "MB", 1_000_000L,
            "GB", 1_000_000_000L,
            "TB", 1_000_000_000_000L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40);

    /** Refuses a negative amount. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("Not an amount of bytes: " + bytes);
        }
    }

    /**
     * Reads an amount from its text.
     *
     * @throws IllegalArgumentException if the text is no number with a unit
     */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text);
        Long unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("Not an amount of bytes: " + text);
        }
        BigDecimal amount = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
        if (amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("Too many bytes: " + text);
        }
        return new ByteSize(amount.longValue());
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Returns the amount in the largest decimal unit that leaves at least one, such as {@code 734.0MB}. */
    @Override
    public String toString() {
        if (bytes < 1_000) {
            return bytes + "B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 999.95 && unit < 3) {
            amount /= 1_000;
            unit++;
        }
        return String.format(java.util.Locale.ROOT, "%.1f%s", amount, new String[] {"kB", "MB", "GB", "TB"}[unit]);
    }
}
