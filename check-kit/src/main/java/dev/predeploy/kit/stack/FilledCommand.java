package dev.predeploy.kit.stack;

import java.util.List;
import java.util.Map;

/**
 * A command that is ready to run.
 *
 * @param words the program and its arguments; of a script, {@code sh -c SCRIPT}
 * @param environment variables that must be set for it, beside those that it inherits; a script takes filled-in values
 *     from them, so that no value can be read as part of the script
 */
public record FilledCommand(List<String> words, Map<String, String> environment) {
    /** Copies both. */
    public FilledCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Tells neither words nor values, which may be secret. */
    @Override
    public String toString() {
        return "a command of %d words".formatted(words.size());
    }
}
