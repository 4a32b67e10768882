package dev.predeploy.quality.tool;

import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Nearest;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Knows the tools of one kind of check by their names. */
public final class Tools {
    private final Map<String, Supplier<Tool>> byName;

    private Tools(Map<String, Supplier<Tool>> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Returns the tools that judge style and likely mistakes. */
    public static Tools forLint() {
        return new Tools(Map.of("javac", () -> new JavacTool("-Xlint:all")));
    }

    /** Returns the tools that judge types. */
    public static Tools forTypes() {
        return new Tools(Map.of("javac", () -> new JavacTool("-Xlint:none")));
    }

    /** Returns the tools that run tests. */
    public static Tools forTests() {
        return new Tools(Map.of("junit", JunitTool::new));
    }

    /**
     * Refuses an entry that names no tool of this kind.
     *
     * @param kind the section's component that holds the entry
     * @param name the entry's name
     */
    public void require(String kind, String name, ToolCall call, JavaSources sources) {
        if (call.run().isPresent()) {
            if (sources.isAny()) {
                throw new InvalidEntry(
                        kind,
                        "`%s` has keys of a tool that Predeploy knows beside `run`".formatted(name),
                        "remove `sources`, `tests`, `class-path` and `arguments` there, or `run`");
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
