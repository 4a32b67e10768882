package dev.predeploy.integration.command;

import dev.predeploy.integration.python.PythonFindings;
import dev.predeploy.integration.python.UserFiles;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that works on a database, which it finds by its environment.
 *
 * @param line what is run
 * @param directory where, relative to the stack's folder; in an image, to the image's own
 * @param variables more environment variables
 * @param image the stack's image that it runs in; without it, this machine
 */
public record DatabaseCommand(
        CommandLine line, Optional<String> directory, Map<String, Template> variables, Optional<String> image) {
    private static final int LAST_LINES = 12;

    /** Returns this command with one more variable. */
    DatabaseCommand with(String variable, String value) {
        Map<String, Template> more = new HashMap<>(variables);
        more.put(variable, new Template(value, List.of(new Template.Text(value))));
        return new DatabaseCommand(line, directory, more, image);
    }

    /**
     * Runs the command in a fresh copy of the stack's sources, or in its image.
     *
     * @throws CheckBroken if it could not be started, or did not come to an end of its own
     */
    public Output run(Host host, Database database) throws InterruptedException, IOException {
        Host.Ran ran = host.run(this, database);
        String transcript = ran.finished().transcript(line.text(), ran.text());
        return new Output(ended(ran.finished()), ran.text(), transcript, tail(ran.finished()), ran.files());
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
     * @param transcript the command, that text, and how it ended
     * @param tail the last lines of that
     * @param files the files that it ran on
     */
    public record Output(int exitCode, String text, String transcript, String tail, UserFiles files) {

        /** Returns the failure of a command whose exit code tells of one: what it says itself, else how it ended. */
        public CheckFailed failure(String what) {
            List<Finding> said = new PythonFindings(files).in(text);
            if (!said.isEmpty()) {
                return new CheckFailed(what + ": " + said.get(0).what(), said);
            }
            return new CheckFailed(Finding.of(what)
                    .expected("exit code 0")
                    .actual("exit code " + exitCode + (tail.isBlank() ? ", without a word" : ": " + tail))
                    .rule("exit-code"));
        }
    }
}
