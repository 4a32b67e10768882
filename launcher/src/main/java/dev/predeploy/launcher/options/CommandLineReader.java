package dev.predeploy.launcher.options;

import dev.predeploy.kit.yaml.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what the user asked for from the command line, the properties and the environment. */
public final class CommandLineReader {
    private final Surroundings surroundings;

    /** Reads options that the command line does not give from the surroundings. */
    public CommandLineReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns the text of {@code --help}. */
    public static String help() {
        return CommandLineSpec.help();
    }

    /**
     * Reads a command line.
     *
     * @throws WrongCommand if it holds an unknown command or option or a value of the wrong form, or if a property or
     *     environment variable does, or has nearly the name of an option
     */
    public Invocation read(String... arguments) {
        ParseResult parsed = parse(arguments);
        Command command = command(parsed);
        refuseForeignOptions(parsed, command);
        refuseMistyped(surroundings.properties(), "predeploy.", Option::property);
        refuseMistyped(surroundings.environment(), "PREDEPLOY_", Option::variable);
        Given given = new Given(parsed, surroundings, command);
        return new Invocation(
                command,
                given.one(Option.STACK, Reading::path),
                new LinkedHashSet<>(given.several(Option.STAGE, Given.Value::text)),
                given.several(Option.ONLY, Reading::glob),
                given.several(Option.SKIP, Reading::glob),
                given.one(Option.FORMAT, Reading::format).orElse(Format.AUTO),
                given.isOn(Option.FAIL_FAST),
                given.one(Option.JOBS, Reading::jobs),
                given.one(Option.OUT, Reading::path),
                given.one(Option.BUDGET, Reading::duration),
                given.isOn(Option.PRINT),
                given.isOn(Option.REPORT));
    }

    private static ParseResult parse(String... arguments) {
        CommandLine commandLine = CommandLineSpec.commandLine();
        try {
            return commandLine.parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw unmatched(commandLine, e);
        } catch (ParameterException e) {
            throw new WrongCommand(
                    String.valueOf(e.getMessage()), "`predeploy --help` shows the options and their values.");
        }
    }

    private static WrongCommand unmatched(CommandLine commandLine, UnmatchedArgumentException e) {
        String word = e.getUnmatched().get(0);
        if (word.startsWith("-")) {
            List<String> names =
                    new ArrayList<>(commandLine.getCommandSpec().optionsMap().keySet());
            return new WrongCommand("There is no option " + word, Hint.of(word.replaceFirst("=.*", ""), names));
        }
        return new WrongCommand(
                "The word " + word + " is one too many",
                "A single check runs by --only " + word + "; `predeploy --help` shows the rest.");
    }

    private static Command command(ParseResult parsed) {
        if (parsed.isUsageHelpRequested()) {
            return Command.HELP;
        }
        if (parsed.isVersionHelpRequested()) {
            return Command.VERSION;
        }
        String word = parsed.matchedPositionalValue(0, Command.RUN.word());
        return Command.named(word)
                .orElseThrow(() -> new WrongCommand("There is no command " + word, Hint.of(word, Command.words())));
    }

    private static void refuseForeignOptions(ParseResult parsed, Command command) {
        if (command == Command.HELP || command == Command.VERSION) {
            return;
        }
        Arrays.stream(Option.values())
                .filter(option -> parsed.hasMatchedOption(option.flag()) && !option.belongsTo(command))
                .findFirst()
                .ifPresent(option -> {
                    throw new WrongCommand(
                            option.flag() + " does nothing for the command " + command.word(),
                            "Leave it out; `predeploy --help` shows what belongs where.");
                });
    }

    /** A mistyped property would be ignored without a word, and more or less be checked than was meant. */
    private static void refuseMistyped(Map<String, String> names, String prefix, Function<Option, String> nameOf) {
        Map<String, String> known = new LinkedHashMap<>();
        Stream.of(Option.values()).map(nameOf).forEach(name -> known.put(name.substring(prefix.length()), name));
        names.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !known.containsValue(name))
                .sorted()
                .forEach(name -> Nearest.word(name.substring(prefix.length()), known.keySet())
                        .ifPresent(word -> {
                            throw new WrongCommand(
                                    "There is no option " + name, "Did you mean " + known.get(word) + "?");
                        }));
    }
}
