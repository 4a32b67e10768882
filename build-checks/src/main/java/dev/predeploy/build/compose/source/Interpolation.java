package dev.predeploy.build.compose.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in a value as Compose does, and notes of which variables. The forms are those of the Compose Specification:
 * {@code $NAME}, <code>${NAME}</code>, and within the braces {@code :-}, {@code -}, {@code :?}, {@code ?}, {@code :+}, and
 * {@code +} with a text that may hold others; {@code $$} is a dollar sign.
 */
public final class Interpolation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OPERATOR = Pattern.compile(":?[-+?]");

    private final Variables variables;
    private final List<Use> uses = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
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
    public record Use(String name, int dollar, boolean isMissing, Optional<String> message) {}

    /**
     * A part of the value that Compose makes.
     *
     * @param text the part
     * @param variable the variable that it is the value of; nothing for what the file itself says, also as a default
     */
    public record Part(String text, Optional<String> variable) {}

    /** Fills in a value. */
    public static Interpolation of(String value, Variables variables) {
        Interpolation interpolation = new Interpolation(variables);
        interpolation.read(value);
        return interpolation;
    }

    /** Returns the variables that are looked up, in order. */
    public List<Use> uses() {
        return List.copyOf(uses);
    }

    /** Returns the parts of which the filled-in value is made, in order. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Returns the filled-in value. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    private void read(String text) {
        int from = 0;
        int index = text.indexOf('$');
        while (index >= 0) {
            own(text.substring(from, index));
            from = one(text, index);
            if (from < 0) {
                return; // Compose refuses it
            }
            index = text.indexOf('$', from);
        }
        own(text.substring(from));
    }

    /** Takes what begins with a dollar sign, and returns where it ends; -1 if it never does. */
    private int one(String text, int index) {
        int dollar = dollars++;
        if (text.startsWith("$$", index)) {
            dollars++;
            own("$");
            return index + 2;
        }
        if (text.startsWith("${", index)) {
            int end = closing(text, index + 2);
            if (end >= 0) {
                braced(text.substring(index + 2, end), dollar);
            }
            return end < 0 ? end : end + 1;
        }
        Matcher name = NAME.matcher(text).region(index + 1, text.length());
        if (name.lookingAt()) {
            plain(name.group(), dollar);
            return name.end();
        }
        own("$");
        return index + 1;
    }

    private void own(String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, Optional.empty()));
        }
    }

    private void filled(String name) {
        variables.value(name).ifPresent(value -> parts.add(new Part(value, Optional.of(name))));
    }

    private void plain(String name, int dollar) {
        uses.add(new Use(name, dollar, variables.value(name).isEmpty(), Optional.empty()));
        filled(name);
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
        if (isThere && !operator.endsWith("+")) {
            filled(name);
        }
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
