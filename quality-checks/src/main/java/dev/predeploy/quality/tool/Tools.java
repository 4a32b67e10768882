package dev.predeploy.quality.tool;

import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Nearest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Knows the tools of one kind of check by their names. */
public final class Tools {
    /** Tools that need a JDK and nothing else. */
    static final Set<String> OF_JAVA = Set.of("javac", "junit");

    private final Map<String, Supplier<Tool>> byName;

    private Tools(Map<String, KnownTool> known, Map<String, Supplier<Tool>> others) {
        Map<String, Supplier<Tool>> all = new HashMap<>(others);
        known.forEach((name, tool) -> all.put(name, () -> new KnownToolRun(tool)));
        this.byName = Map.copyOf(all);
    }

    /** Returns the tools that judge style and likely mistakes. */
    public static Tools forLint() {
        return new Tools(KnownTools.LINT, Map.of("javac", () -> new JavacTool("-Xlint:all")));
    }

    /** Returns the tools that judge types. */
    public static Tools forTypes() {
        return new Tools(KnownTools.TYPES, Map.of("javac", () -> new JavacTool("-Xlint:none")));
    }

    /** Returns the tools that run tests. */
    public static Tools forTests() {
        Map<String, Supplier<Tool>> others = new HashMap<>(Map.of("junit", JunitTool::new));
        BuildTool.NAMES.forEach(name -> others.put(name, () -> BuildTool.named(name)));
        return new Tools(KnownTools.TESTS, others);
    }

    /**
     * Refuses an entry that names no tool of this kind.
     *
     * @param kind the section's component that holds the entry
     * @param name the entry's name
     */
    public void require(String kind, String name, ToolCall call, Inputs inputs) {
        if (call.run().isPresent()) {
            if (inputs.isAny()) {
                throw new InvalidEntry(
                        kind,
                        "`%s` has keys of a tool that Predeploy knows beside `run`".formatted(name),
                        "remove `sources`, `tests`, `class-path`, `paths` and `arguments` there, or `run`");
            }
            return;
        }
        String tool = call.tool().orElse(name);
        if (!byName.containsKey(tool)) {
            throw new InvalidEntry(
                    kind,
                    "`%s` has no `run`, and no tool of this kind is called `%s`".formatted(name, tool),
                    Nearest.word(tool, byName.keySet())
                            .map("did you mean `%s`?"::formatted)
                            .orElseGet(() -> "add `run` and `report`, or name one of the known: " + known()));
        }
        remedyForKeys(tool, inputs).ifPresent(remedy -> {
            throw new InvalidEntry(kind, "`%s` has keys of another tool than `%s`".formatted(name, tool), remedy);
        });
    }

    /** Returns what to write instead, where the entry has keys that its tool does not know. */
    private static Optional<String> remedyForKeys(String tool, Inputs inputs) {
        boolean namesPaths = !inputs.paths().isEmpty();
        if (BuildTool.NAMES.contains(tool)) {
            return namesPaths || inputs.isForJava()
                    ? Optional.of("its own build file says what it looks at; narrow that by `arguments`")
                    : Optional.empty();
        }
        if (OF_JAVA.contains(tool)) {
            return namesPaths
                    ? Optional.of("name its folders in `sources` and `tests`, not in `paths`")
                    : Optional.empty();
        }
        return inputs.isForJava()
                ? Optional.of("name what it looks at in `paths`; only `javac` and `junit` have `sources`, `tests` and"
                        + " `class-path`")
                : Optional.empty();
    }

    /** Lets the tool, or the command, of an entry do its work. */
    public Examined examine(Job job) throws Exception {
        if (job.call().run().isPresent()) {
            return new CommandTool().examine(job);
        }
        String name = job.call().tool().orElseThrow();
        Supplier<Tool> tool = byName.get(name);
        if (tool == null) {
            throw new IllegalArgumentException("No tool is called " + name + "; known: " + known());
        }
        return tool.get().examine(job);
    }

    private String known() {
        return new TreeSet<>(byName.keySet()).stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
