package dev.predeploy.launcher.terminal;

import java.time.Duration;
import java.util.Locale;

/** Writes durations as everywhere in the output: {@code 0.8s}, {@code 12.3s}, {@code 2m 05s}, {@code 1h 02m 05s}. */
public final class DurationWords {
    private DurationWords() {}

    /** Returns a duration in tenths of a second below a minute, in whole seconds from there on. */
    public static String of(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        return tenths < 600
                ? String.format(Locale.ROOT, "%d.%ds", tenths / 10, tenths % 10)
                : inWholeSeconds(Duration.ofSeconds((duration.toMillis() + 500) / 1000));
    }

    /** Returns a duration in whole seconds that have gone by, such as {@code 12s}. */
    static String inWholeSeconds(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh %02dm %02ds", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
