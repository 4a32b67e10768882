package dev.predeploy.kit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to be run on this machine.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment what it gets on top of our own environment
 * @param limits what it may use
 */
public record Command(List<String> words, Path folder, Map<String, String> environment, Limits limits) {

    /** Refuses a command without a program. */
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("A command names a program");
        }
    }

    /** Returns a command within the usual limits. */
    public static Command of(Path folder, List<String> words) {
        return new Command(words, folder, Map.of(), Limits.USUAL);
    }

    /** Returns a command within the usual limits. */
    public static Command of(Path folder, String... words) {
        return of(folder, List.of(words));
    }

    /** Returns a line for the shell within the usual limits. */
    public static Command shell(Path folder, String line) {
        return of(folder, "sh", "-c", line);
    }

    /** Returns this command with another environment on top of our own. */
    public Command environment(Map<String, String> other) {
        return new Command(words, folder, other, limits);
    }

    /** Returns this command within other limits. */
    public Command limits(Limits other) {
        return new Command(words, folder, environment, other);
    }

    /** Returns the program's name, or the line that the shell is to run, for messages. */
    public String name() {
        return isShell() ? words.get(2) : words.get(0);
    }

    /** Returns the whole command on a line, as a person would type it but for the quotes. */
    public String line() {
        return isShell() ? words.get(2) : String.join(" ", words);
    }

    private boolean isShell() {
        return words.size() == 3 && words.get(0).equals("sh") && words.get(1).equals("-c");
    }
}
