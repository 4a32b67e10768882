package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the frame of a stack trace that is nearest to what went wrong and lies in the user's sources. */
final class StackTrace {
    /** {@code at app//com.acme.OrdersTests.addsUp(OrdersTests.java:12)}; the class loader and module come first. */
    private static final Pattern JVM = Pattern.compile("\\bat (?:[^\\s(]*/)?([\\w$.]+)\\.[^.(]+\\(([^:()]+):(\\d+)\\)");

    /** {@code File "tests/test_orders.py", line 12, in test_adds_up}. */
    private static final Pattern PYTHON = Pattern.compile("^(?:E  )?\\s*File \"([^\"]+)\", line (\\d+)");

    /** {@code tests/test_orders.py:12: AssertionError}, as pytest ends the part of each frame. */
    private static final Pattern PYTEST = Pattern.compile("^(\\S[^:]*\\.py):(\\d+): ");

    /** {@code at total (/app/src/shop.js:3:19)}, and Vitest's {@code ❯ src/shop.test.ts:3:19}. */
    private static final Pattern NODE =
            Pattern.compile("^\\s*(?:at|❯) (?:.* )?\\(?(?:file://)?([^\\s()]+):(\\d+):(\\d+)\\)?$");

    /** {@code /app/test/intake.test.ts:5:24: ERROR: Expected ")"}, as esbuild says within Vitest's message. */
    private static final Pattern ESBUILD = Pattern.compile("(?<![^\\s:])([^\\s:]{1,4096}):(\\d+):(\\d+): ERROR: ");

    private final String text;
    private final SourceTree sources;

    StackTrace(String text, SourceTree sources) {
        this.text = text;
        this.sources = sources;
    }

    /** Java and Node write the nearest frame first, Python last. */
    Optional<Place> place() {
        Optional<Place> nearest = Optional.empty();
        for (String line : text.lines().toList()) {
            Optional<Place> first = jvm(line).or(() -> node(line));
            if (first.isPresent()) {
                return first;
            }
            Optional<Place> python = python(PYTHON.matcher(line)).or(() -> python(PYTEST.matcher(line)));
            nearest = python.isPresent() ? python : nearest;
        }
        return nearest;
    }

    private Optional<Place> jvm(String line) {
        Matcher frame = JVM.matcher(line);
        if (!frame.find()) {
            return Optional.empty();
        }
        String type = frame.group(1);
        String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
        return sources.sourceEndingWith(folder + frame.group(2))
                .map(file -> Place.file(file, Words.number(frame.group(3))));
    }

    private Optional<Place> node(String line) {
        return node(NODE.matcher(line)).or(() -> node(ESBUILD.matcher(line)));
    }

    private Optional<Place> node(Matcher frame) {
        if (!frame.find()) {
            return Optional.empty();
        }
        return sources.source(frame.group(1))
                .map(file -> Place.file(file, Words.number(frame.group(2)), Words.number(frame.group(3))));
    }

    private Optional<Place> python(Matcher frame) {
        if (!frame.find()) {
            return Optional.empty();
        }
        return sources.source(frame.group(1)).map(file -> Place.file(file, Words.number(frame.group(2))));
    }
}
