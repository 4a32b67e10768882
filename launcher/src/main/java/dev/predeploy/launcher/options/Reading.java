package dev.predeploy.launcher.options;

import dev.predeploy.launcher.options.Given.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of values. */
final class Reading {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");
    private static final int MOST_JOBS = 1000;

    private Reading() {}

    static Path path(Value value) {
        try {
            return Path.of(value.text());
        } catch (InvalidPathException e) {
            boolean unnameable = value.text().chars().anyMatch(each -> each > 127);
            throw value.refused(
                    "that is no path",
                    unnameable
                            ? "Java cannot name it in this locale: set LC_ALL=C.UTF-8, or give it a name of ASCII letters."
                            : "Give the path of a file or a folder.");
        }
    }

    static Glob glob(Value value) {
        try {
            return new Glob(value.text());
        } catch (IllegalArgumentException e) {
            throw value.refused(
                    "that is no pattern over check ids",
                    "An id is stage/kind/name; * stands for letters within a part, ** for whole parts.");
        }
    }

    static Format format(Value value) {
        return Format.named(value.text())
                .orElseThrow(() -> value.refused("there is no such format", Hint.of(value.text(), Format.words())));
    }

    static int jobs(Value value) {
        int jobs = value.text().matches("\\d{1,6}") ? Integer.parseInt(value.text()) : 0;
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw value.refused("not a number of jobs", "Give a whole number from 1 to " + MOST_JOBS + ".");
        }
        return jobs;
    }

    static Duration duration(Value value) {
        Matcher matcher = DURATION.matcher(value.text());
        if (!matcher.matches()) {
            throw value.refused("that is no duration", "Give it as 250ms, 30s, 5m or 1h30m.");
        }
        Duration duration = Duration.ofHours(number(matcher, 1))
                .plusMinutes(number(matcher, 2))
                .plusSeconds(number(matcher, 3))
                .plusMillis(number(matcher, 4));
        if (duration.isZero()) {
            throw value.refused("no check could run in no time", "Give it as 250ms, 30s, 5m or 1h30m.");
        }
        return duration;
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
