package dev.predeploy.launcher;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.launcher.execution.Interruption;
import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.options.WrongCommand;
import dev.predeploy.launcher.snapshot.Snapshots;
import java.io.IOException;

/** Writes the files that the chosen checks compare with, and nothing else. */
final class SnapshotCommand {
    private final Chosen chosen;
    private final Surroundings surroundings;
    private final Console console;

    SnapshotCommand(Chosen chosen, Surroundings surroundings, Console console) {
        this.chosen = chosen;
        this.surroundings = surroundings;
        this.console = console;
    }

    /**
     * Writes them.
     *
     * @throws WrongCommand if none of the chosen checks names such a file
     */
    int run() throws IOException, InterruptedException {
        RunControl control = new RunControl(chosen.invocation().jobs());
        Settings settings = new Settings(chosen.stack(), chosen.modules(), surroundings.environment(), control);
        try (Interruption interruption = Interruption.listen(control);
                RunFolder folder = RunFolder.open();
                Session session = new Session(settings)) {
            session.give(RunFolder.class, folder);
            return interruption.answer(write(session));
        }
    }

    private int write(Session session) throws IOException, InterruptedException {
        Snapshots snapshots = new Snapshots(session, chosen.selection()::includes);
        if (snapshots.isEmpty()) {
            throw new WrongCommand(
                    "None of the selected checks compares with a snapshot",
                    "Name its file in the stack file, such as `drift: {main: {snapshot: db/schema.json}}`; `"
                            + chosen.next().list() + "` shows all checks.");
        }
        return snapshots
                .write(
                        line -> console.out().write(line + "\n"),
                        line -> console.err().write("predeploy: " + line + "\n"))
                .exitCode();
    }
}
