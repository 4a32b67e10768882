package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import java.util.Optional;

/**
 * What a variable or a label must be: a text, or what a regular expression is found in.
 *
 * @param is the text
 * @param matches the expression
 */
record ExpectedValue(
        @Doc("The whole value.") @Shorthand Optional<String> is,

        @Doc("A regular expression that is found in the value.")
        Optional<Expression> matches) {

    /** Refuses none, and both. */
    ExpectedValue {
        if (is.isPresent() == matches.isPresent()) {
            throw new InvalidEntry(
                    "matches",
                    "a value is given by one of `is` and `matches`",
                    "write one of the two, or the bare value");
        }
    }

    boolean accepts(String value) {
        return is.map(value::equals).orElseGet(() -> matches.orElseThrow().isIn(value));
    }

    /** Returns it in words. */
    String words() {
        return is.orElseGet(() -> "what matches " + matches.orElseThrow().source());
    }
}
