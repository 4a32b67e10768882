package dev.predeploy.quality;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.quality.tool.Tools;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The section {@code quality} of the stack file.
 *
 * @param lint linters by the names of their checks
 * @param types type checkers
 * @param tests test runners
 */
public record Quality(
        @Doc("Linters, by name.") Map<String, Lint> lint,
        @Doc("Type checkers, by name.") Map<String, Types> types,
        @Doc("Test runners, by name.") Map<String, Tests> tests) {

    /** Names each entry's tool, and refuses an entry that calls none. */
    public Quality {
        lint = each(lint, (name, entry) -> {
            Tools.forLint().require("lint", name, entry.call(), entry.inputs());
            return entry.named(name);
        });
        types = each(types, (name, entry) -> {
            Tools.forTypes().require("types", name, entry.call(), entry.inputs());
            return entry.named(name);
        });
        tests = each(tests, (name, entry) -> {
            Tools.forTests().require("tests", name, entry.call(), entry.inputs());
            return entry.named(name);
        });
    }

    private static <E> Map<String, E> each(Map<String, E> entries, BiFunction<String, E, E> change) {
        Map<String, E> changed = new LinkedHashMap<>();
        entries.forEach((name, entry) -> changed.put(name, change.apply(name, entry)));
        return changed;
    }
}
