package dev.predeploy.kit.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to run: a script for {@code sh -c}, written as one text, or a program and its arguments, written as a list. */
public sealed interface CommandLine {
    /** The first word of a command, unless it is an assignment or belongs to the shell. */
    Pattern FIRST_WORD = Pattern.compile(
            "\\s*(?:exec\\s+)?(?!(?:if|for|while|until|case|cd|export|set|unset|test|echo|printf|true"
                    + "|false|eval|exit|trap|source|command|ulimit|umask)\\b(?!-))([A-Za-z0-9_./+][\\w./+-]*)(?=\\s|$)");

    /** Returns the command as it stands in the stack file, in which no secret is. */
    String text();

    /** Returns what the command is made of, in order. */
    List<Template> templates();

    /** Returns the program that it begins with, where that is written out and no word of the shell's own. */
    default Optional<String> program() {
        Matcher first = FIRST_WORD.matcher(templates().get(0).source());
        return first.lookingAt() ? Optional.of(first.group(1)) : Optional.empty();
    }

    /** Returns a script for the shell. */
    static CommandLine shell(String script) {
        return new Script(Template.of(script));
    }

    /** Returns a program and its arguments, which no shell looks at. */
    static CommandLine of(List<String> words) {
        return new Program(words.stream().map(Template::of).toList());
    }

    /**
     * A script for {@code sh -c}.
     *
     * @param script the script, not blank
     */
    record Script(Template script) implements CommandLine {
        /** Refuses a blank script. */
        public Script {
            if (script.source().isBlank()) {
                throw new IllegalArgumentException("A command is not blank");
            }
        }

        @Override
        public String text() {
            return script.source();
        }

        @Override
        public List<Template> templates() {
            return List.of(script);
        }
    }

    /**
     * A program and its arguments.
     *
     * @param words the words, at least the program
     */
    record Program(List<Template> words) implements CommandLine {
        /** Refuses a command without a program. */
        public Program {
            words = List.copyOf(words);
            if (words.isEmpty() || words.get(0).source().isBlank()) {
                throw new IllegalArgumentException("A command names a program");
            }
        }

        @Override
        public String text() {
            return words.stream().map(Template::source).collect(Collectors.joining(" "));
        }

        @Override
        public List<Template> templates() {
            return words;
        }
    }
}
