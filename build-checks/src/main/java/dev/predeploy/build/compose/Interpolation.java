package dev.predeploy.build.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a value as Compose does, and notes of which variables. The forms are those of the Compose Specification:
 * {@code $NAME}, <code>${NAME}</code>, and within the braces {@code :-}, {@code -}, {@code :?}, {@code ?}, {@code :+}, and
 * {@code +} with a text that may hold others; {@code $$} is a dollar sign.
 */
final class Interpolation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OPERATOR = Pattern.compile(":?[-+?]");

    private final Variables variables;
    private final List<Use> uses = new ArrayList<>();
    private int dollars;

    private Interpolation(Variables variables) {
        this.variables = variables;
    }

    /**
     * A variable that the value needs.
     *
     * @param name its name
     * @param dollar which of the value's dollar signs begins it, counted from 0
     * @param isMissing whether it has no value, and nothing stands for it
     * @param message what the file says of it where it is required
     */
    record Use(String name, int dollar, boolean isMissing, Optional<String> message) {}

    static List<Use> uses(String value, Variables variables) {
        Interpolation interpolation = new Interpolation(variables);
        interpolation.read(value);
        return interpolation.uses;
    }

    private void read(String text) {
        int index = text.indexOf('$');
        while (index >= 0) {
            int dollar = dollars++;
            if (text.startsWith("$$", index)) {
                dollars++;
                index += 2;
            } else if (text.startsWith("${", index)) {
                int end = closing(text, index + 2);
                if (end < 0) {
                    return; // Compose refuses it
                }
                braced(text.substring(index + 2, end), dollar);
                index = end + 1;
            } else {
                Matcher name = NAME.matcher(text).region(index + 1, text.length());
                index++;
                if (name.lookingAt()) {
                    plain(name.group(), dollar);
                    index = name.end();
                }
            }
            index = text.indexOf('$', index);
        }
    }

    private void plain(String name, int dollar) {
        uses.add(new Use(name, dollar, variables.value(name).isEmpty(), Optional.empty()));
    }

    private void braced(String inside, int dollar) {
        Matcher name = NAME.matcher(inside);
        if (!name.lookingAt()) {
            return;
        }
        Matcher operator = OPERATOR.matcher(inside).region(name.end(), inside.length());
        if (!operator.lookingAt()) {
            plain(name.group(), dollar);
            return;
        }
        operator(name.group(), operator.group(), inside.substring(operator.end()), dollar);
    }

    private void operator(String name, String operator, String rest, int dollar) {
        boolean emptyCounts = !operator.startsWith(":");
        boolean isThere = variables
                .value(name)
                .filter(value -> emptyCounts || !value.isEmpty())
                .isPresent();
        boolean isRequired = operator.endsWith("?");
        uses.add(new Use(
                name,
                dollar,
                isRequired && !isThere,
                isRequired ? Optional.of(rest).filter(text -> !text.isBlank()) : Optional.empty()));
        boolean restCounts = operator.endsWith("+") == isThere && !isRequired;
        if (restCounts) {
            read(rest);
        } else {
            dollars += (int) rest.chars().filter(letter -> letter == '$').count();
        }
    }

    /** Returns where the brace that was opened before this index is closed; -1 if it never is. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int index = from; index < text.length(); index++) {
            if (text.startsWith("${", index)) {
                open++;
                index++;
            } else if (text.charAt(index) == '}' && --open == 0) {
                return index;
            }
        }
        return -1;
    }
}
