package dev.predeploy.integration.command;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A command that works on a database, which it finds by its environment.
 *
 * @param line what is run
 * @param directory where, relative to the stack's folder
 * @param variables more environment variables
 */
public record DatabaseCommand(CommandLine line, Optional<String> directory, Map<String, Template> variables) {
    private static final int LAST_LINES = 12;
    private static final Duration UNTIL_INTERRUPTED = Duration.ofDays(1);

    /**
     * Runs the command in a fresh copy of the stack's sources.
     *
     * @throws CheckBroken if it could not be started, or did not come to an end of its own
     */
    public Output run(Host host, Database database) throws InterruptedException, IOException {
        FilledCommand filled = host.values().fill(line);
        Map<String, String> environment = new LinkedHashMap<>(database.environment());
        environment.putAll(host.values().fill(variables));
        environment.putAll(filled.environment());
        try (var workspace = host.workspaces().open()) {
            Command command = Command.of(workspace.folder().resolve(directory.orElse(".")), filled.words())
                    .environment(environment)
                    .limits(Limits.USUAL.time(UNTIL_INTERRUPTED));
            Finished finished = host.commands().run(command);
            return new Output(ended(finished), workspace.userText(finished.output()), tail(finished));
        }
    }

    private static String tail(Finished finished) {
        return finished.tail(LAST_LINES);
    }

    private int ended(Finished finished) {
        if (!(finished.ending() instanceof Ending.Exited exited)) {
            throw new CheckBroken(
                    Finding.of("`" + line.text() + "` " + finished.ending().sentence())
                            .fix("Run it by hand: " + line.text())
                            .actual(tail(finished)));
        }
        if (exited.code() == 126 || exited.code() == 127) {
            throw new CheckBroken(
                    Finding.of("a program that `" + line.text() + "` needs was not found, or cannot be run")
                            .actual(tail(finished))
                            .fix("Install it, or correct the command in the stack file."));
        }
        return exited.code();
    }

    /**
     * What a command that came to its end left behind.
     *
     * @param exitCode its exit code
     * @param text all that it wrote, with paths as the user knows them
     * @param tail the last lines of that
     */
    public record Output(int exitCode, String text, String tail) {

        /** Returns the failure of a command whose exit code tells of one. */
        public CheckFailed failure(String what) {
            return new CheckFailed(Finding.of(what)
                    .expected("exit code 0")
                    .actual("exit code " + exitCode + (tail.isBlank() ? ", without a word" : ": " + tail))
                    .rule("exit-code"));
        }
    }
}
