package dev.predeploy.kit.finding;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A fact that a check failed on. It is data: how it is printed is somebody else's job.
 *
 * @param what what is wrong, in one line
 * @param expected what should have been, where that can be said
 * @param actual what was seen instead
 * @param place where it is
 * @param rule the rule that was broken, in the words of the tool that knows it, such as {@code E501} or {@code 42P01}
 * @param severity how much it weighs
 * @param fix what to do about it
 */
public record Finding(
        String what,
        Optional<String> expected,
        Optional<String> actual,
        Place place,
        Optional<String> rule,
        Severity severity,
        Optional<String> fix) {

    /** Refuses a finding that does not say what is wrong. */
    public Finding {
        if (what.isBlank()) {
            throw new IllegalArgumentException("A finding says what is wrong");
        }
    }

    /** Returns an error that is nowhere in particular, to be told more about by the methods below. */
    public static Finding of(String what) {
        return new Finding(
                what,
                Optional.empty(),
                Optional.empty(),
                Place.nowhere(),
                Optional.empty(),
                Severity.ERROR,
                Optional.empty());
    }

    /** Returns this finding with what should have been. */
    public Finding expected(String text) {
        return new Finding(what, Optional.of(text), actual, place, rule, severity, fix);
    }

    /** Returns this finding with what was seen. */
    public Finding actual(String text) {
        return new Finding(what, expected, Optional.of(text), place, rule, severity, fix);
    }

    /** Returns this finding at a place. */
    public Finding at(Place where) {
        return new Finding(what, expected, actual, where, rule, severity, fix);
    }

    /** Returns this finding with the rule that was broken. */
    public Finding rule(String name) {
        return new Finding(what, expected, actual, place, Optional.of(name), severity, fix);
    }

    /** Returns this finding with another weight. */
    public Finding severity(Severity weight) {
        return new Finding(what, expected, actual, place, rule, weight, fix);
    }

    /** Returns this finding with what to do about it. */
    public Finding fix(String text) {
        return new Finding(what, expected, actual, place, rule, severity, Optional.of(text));
    }

    /** Returns this finding with every text of it changed, as redaction needs it. */
    public Finding map(UnaryOperator<String> change) {
        return new Finding(
                change.apply(what),
                expected.map(change),
                actual.map(change),
                place.map(change),
                rule.map(change),
                severity,
                fix.map(change));
    }

    /** Returns the finding on one line, as a test runner without a reporter of ours shows it. */
    public String line() {
        StringBuilder line = new StringBuilder(place.text());
        if (!line.isEmpty()) {
            line.append(' ');
        }
        rule.ifPresent(name -> line.append('[').append(name).append("] "));
        line.append(what);
        expected.ifPresent(text -> line.append("; expected ").append(text));
        actual.ifPresent(text -> line.append("; actual ").append(text));
        return fix.map(text -> line + "; fix: " + text).orElseGet(line::toString);
    }
}
