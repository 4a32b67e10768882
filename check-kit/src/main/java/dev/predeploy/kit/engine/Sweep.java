package dev.predeploy.kit.engine;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Limits;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Removes from the engine what a run made there that is over: this one, and those whose folder is gone. */
final class Sweep {
    private static final Limits LIMITS = Limits.USUAL.time(Duration.ofMinutes(1));

    /** In the order in which they are removed; caches carry no label, and stay. */
    private static final List<Sort> SORTS = List.of(
            new Sort(
                    "{{.ID}} {{index .Config.Labels \"%s\"}}",
                    List.of("container", "ls", "--all", "--no-trunc"),
                    List.of("container", "rm", "--force", "--volumes")),
            new Sort(
                    "{{.ID}} {{index .Labels \"%s\"}}",
                    List.of("network", "ls", "--no-trunc"), List.of("network", "rm")),
            new Sort("{{.Name}} {{index .Labels \"%s\"}}", List.of("volume", "ls"), List.of("volume", "rm")),
            new Sort(
                    "{{.ID}} {{index .Config.Labels \"%s\"}}",
                    List.of("image", "ls", "--no-trunc"), List.of("image", "rm", "--force", "--no-prune")));

    private final EngineClient client;
    private final Commands commands;
    private final RunFolder runFolder;

    Sweep(EngineClient client, Commands commands, RunFolder runFolder) {
        this.client = client;
        this.commands = commands;
        this.runFolder = runFolder;
    }

    /** A sort of thing that a run makes in an engine: how it tells its name and its run, is listed and removed. */
    private record Sort(String telling, List<String> list, List<String> remove) {
        List<String> list(String label) {
            return with(list, List.of("--quiet", "--filter", "label=" + label));
        }

        /** Returns the words that tell the id and the run of each. */
        List<String> inspect(List<String> ids) {
            return with(List.of(list.get(0), "inspect", "--format", telling.formatted(Labels.RUN)), ids);
        }

        List<String> remove(List<String> ids) {
            return with(remove, ids);
        }

        private static List<String> with(List<String> words, List<String> more) {
            return Stream.concat(words.stream(), more.stream()).toList();
        }
    }

    void sweep() throws InterruptedException {
        for (Sort sort : SORTS) {
            List<String> ids = run(sort.list(new Labels(runFolder).runs()));
            List<String> over = ids.isEmpty()
                    ? List.of()
                    : run(sort.inspect(ids)).stream()
                            .map(line -> line.split(" ", 2))
                            .filter(words -> words.length == 2 && isOver(words[1]))
                            .map(words -> words[0])
                            .toList();
            if (!over.isEmpty()) {
                run(sort.remove(over));
            }
        }
    }

    private List<String> run(List<String> words) throws InterruptedException {
        Command command = Command.of(runFolder.path(), client.call(words));
        return commands.run(command.limits(LIMITS)).stdout().lines().distinct().toList();
    }

    private boolean isOver(String run) {
        return run.equals(runFolder.id()) || !Files.exists(runFolder.path().resolveSibling(run));
    }
}
