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
        return new Output(ended(ran.finished()), line.text(), ran);
    }

    private int ended(Finished finished) {
        if (!(finished.ending() instanceof Ending.Exited exited)) {
            throw new CheckBroken(
                    Finding.of("`" + line.text() + "` " + finished.ending().sentence())
                            .fix("Run it by hand: " + line.text())
                            .actual(finished.tail(LAST_LINES)));
        }
        if (exited.code() == 126 || exited.code() == 127) {
            throw new CheckBroken(
                    Finding.of("a program that `" + line.text() + "` needs was not found, or cannot be run")
                            .actual(finished.tail(LAST_LINES))
                            .fix("Install it, or correct the command in the stack file."));
        }
        return exited.code();
    }

    /**
     * What a command that came to its end left behind.
     *
     * @param exitCode its exit code
     * @param shown the command as people know it
     * @param ran what became of it
     */
    public record Output(int exitCode, String shown, Host.Ran ran) {
        /** Returns all that it wrote, with paths as the user knows them. */
        public String text() {
            return ran.text();
        }

        /** Returns the command, all that it wrote, and how it ended. */
        public String transcript() {
            return ran.finished().transcript(shown, text());
        }

        /** Returns the last lines of what it wrote. */
        public String tail() {
            return ran.finished().tail(LAST_LINES);
        }

        /** Returns the files that it ran on. */
        UserFiles files() {
            return ran.files();
        }

        /** Returns the failure of a command whose exit code tells of one: what it says itself, else how it ended. */
        public CheckFailed failure(String what) {
            List<Finding> said = new PythonFindings(files()).in(text());
            if (!said.isEmpty()) {
                return new CheckFailed(what + ": " + said.get(0).what(), said);
            }
            return new CheckFailed(Finding.of(what)
                    .expected("exit code 0")
                    .actual("exit code " + exitCode + (tail().isBlank() ? ", without a word" : ": " + tail()))
                    .rule("exit-code"));
        }
    }
}
