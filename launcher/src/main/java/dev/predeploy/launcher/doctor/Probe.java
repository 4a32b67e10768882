package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks programs of this machine, none for longer than a few seconds. */
final class Probe {
    private static final Limits PATIENCE =
            Limits.USUAL.time(Duration.ofSeconds(10)).outputBytes(1 << 16);

    private final Commands commands;
    private final Path folder;
    private final SearchPath searchPath;

    Probe(Session session) {
        this.commands = session.get(Commands.class);
        this.folder = session.get(RunFolder.class).path();
        this.searchPath = SearchPath.of(session.environment());
    }

    /** Calls a program and waits for its end. */
    Finished ask(List<String> words) throws InterruptedException {
        return commands.run(Command.of(folder, words).limits(PATIENCE));
    }

    /** Returns where the PATH has a program. */
    Optional<Path> onPath(String program) {
        return searchPath.find(program);
    }

    /** Looks at a program that is there by letting it tell its version. */
    Row version(String group, String name, Path program) throws InterruptedException {
        Finished asked = ask(List.of(program.toString(), "--version"));
        if (asked.succeeded()) {
            return Row.ok(group, name, "%s (%s)".formatted(firstLine(asked.output(), "there"), program));
        }
        return Row.problem(
                group,
                name,
                "%s --version %s".formatted(program, asked.ending().sentence()),
                "Run it by hand; reinstall it, or put another one first on the PATH.");
    }

    static String firstLine(String text, String otherwise) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }
}
