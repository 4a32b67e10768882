package dev.predeploy.launcher.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The values that were given for options, each looked for on the command line, then among the properties, then in the
 * environment. The first place that has any decides alone.
 */
final class Given {
    private final ParseResult parsed;
    private final Surroundings surroundings;
    private final Command command;

    Given(ParseResult parsed, Surroundings surroundings, Command command) {
        this.parsed = parsed;
        this.surroundings = surroundings;
        this.command = command;
    }

    /** A value and the name under which it was given. */
    record Value(String text, String name) {
        WrongCommand refused(String why, String fix) {
            return new WrongCommand("%s is %s: %s".formatted(name, text.isEmpty() ? "empty" : text, why), fix);
        }
    }

    boolean isOn(Option option) {
        return one(option, Given::onOrOff).orElse(false);
    }

    <T> Optional<T> one(Option option, Function<Value, T> read) {
        List<T> values = several(option, read);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    <T> List<T> several(Option option, Function<Value, T> read) {
        return option.belongsTo(command)
                ? values(option).stream().map(Given::notEmpty).map(read).toList()
                : List.of();
    }

    private List<Value> values(Option option) {
        if (parsed.hasMatchedOption(option.flag())) {
            return split(option, option.flag(), onCommandLine(option));
        }
        return in(surroundings.properties(), option, option.property())
                .or(() -> in(surroundings.environment(), option, option.variable()))
                .orElse(List.of());
    }

    private List<String> onCommandLine(Option option) {
        OptionSpec spec = parsed.matchedOption(option.flag());
        return option.form().isSwitch()
                ? List.of(String.valueOf(spec.<Object>getValue()))
                : spec.originalStringValues();
    }

    private static Optional<List<Value>> in(Map<String, String> map, Option option, String name) {
        return Optional.ofNullable(map.get(name)).map(text -> split(option, name, List.of(text)));
    }

    private static List<Value> split(Option option, String name, List<String> texts) {
        List<Value> values = new ArrayList<>();
        for (String text : texts) {
            List<String> parts = option.form().repeatable() ? List.of(text.split(",", -1)) : List.of(text);
            parts.forEach(part -> values.add(new Value(part.strip(), name)));
        }
        return values;
    }

    private static Value notEmpty(Value value) {
        if (value.text().isEmpty()) {
            throw value.refused("it needs a value", "Give it one, or leave it out.");
        }
        return value;
    }

    private static boolean onOrOff(Value value) {
        return switch (value.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw value.refused("it is either on or off", "Use true or false.");
        };
    }
}
