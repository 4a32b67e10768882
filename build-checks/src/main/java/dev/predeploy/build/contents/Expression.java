package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression; {@code ^} and {@code $} are the ends of a line.
 *
 * @param source the expression, as {@link Pattern} reads it
 */
record Expression(
        @Doc("A regular expression; `^` and `$` are the ends of a line.") @Shorthand
        String source) {

    /** Refuses what is no expression. */
    Expression {
        try {
            Pattern.compile(source);
        } catch (PatternSyntaxException e) {
            throw new InvalidEntry(
                    "source",
                    "it is no regular expression: " + e.getDescription(),
                    "write `\\` before signs that stand for themselves");
        }
    }

    /** Returns the first line in which it is found. */
    Optional<String> lineIn(String text) {
        Matcher found = Pattern.compile(source, Pattern.MULTILINE).matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int begin = text.lastIndexOf('\n', Math.max(0, found.start() - 1)) + 1;
        int end = text.indexOf('\n', found.end());
        return Optional.of(text.substring(Math.min(begin, found.start()), end < 0 ? text.length() : end));
    }

    boolean isIn(String text) {
        return lineIn(text).isPresent();
    }
}
