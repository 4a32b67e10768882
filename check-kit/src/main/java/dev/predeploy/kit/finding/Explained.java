package dev.predeploy.kit.finding;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check throws when it did not pass: a reason on one line, and findings as data. */
public sealed interface Explained permits CheckFailed, CheckBroken, CheckNotRun {

    /** Returns why the check did not pass, in one line, such as {@code 1 type error}. */
    String reason();

    /** Returns the facts behind the reason; a broken or not-run check may have none. */
    List<Finding> findings();

    /** Returns which outcome this stands for. */
    Outcome outcome();

    /** Returns the same explanation with every text of it changed, as redaction needs it; its causes are left behind. */
    Throwable map(UnaryOperator<String> change);

    /** Returns reason and findings, a line each, for runners that only know an exception's message. */
    static String message(String reason, List<Finding> findings) {
        return Stream.concat(Stream.of(reason), findings.stream().map(finding -> "  " + finding.line()))
                .collect(Collectors.joining("\n"));
    }
}
