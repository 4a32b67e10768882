package dev.predeploy.staging.compose;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Started;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stack that the gate brings up for itself: from a copy of the sources, as a project of its own that shares nothing with
 * any other, and takes down with its volumes.
 */
public final class Rehearsal implements AutoCloseable {
    private final Session session;
    private final Workspace workspace;
    private final ComposeStack stack;
    private final Path file;

    private Rehearsal(Session session, Workspace workspace, ComposeStack stack, Path file) {
        this.session = session;
        this.workspace = workspace;
        this.stack = stack;
        this.file = file;
    }

    /**
     * Reads the files, with these variables set; nothing is brought up yet.
     *
     * @throws CheckFailed if Compose does not take them
     */
    public static Rehearsal of(ComposeFiles files, Map<String, String> variables, Session session)
            throws IOException, InterruptedException {
        Workspace workspace = session.get(Workspaces.class).open();
        Path copy = workspace.folder();
        ComposePlaces places = new ComposePlaces(files, copy);
        List<String> options = files.options(session.stack().folder(), copy);
        Resolved resolved = Resolved.by(new ComposeClient(session, copy, options, variables), places);
        resolved.tell(session.get(Redactor.class));

        RunFolder runFolder = session.get(RunFolder.class);
        Path folder = runFolder.newFolder("compose");
        String name = "predeploy-%s-%s".formatted(runFolder.id(), folder.getFileName());
        Map<String, String> labels = session.get(ContainerEngine.class).labels().asMap();
        Path file = Files.writeString(folder.resolve("compose.json"), resolved.apart(name, labels));
        ComposeStack stack = new ComposeStack(new ComposeProject(session, name), places, resolved);
        return new Rehearsal(session, workspace, stack, file);
    }

    private ComposeClient client() {
        List<String> options = List.of("--project-name", stack.project().name(), "--file", file.toString());
        return new ComposeClient(session, workspace.folder(), options, Map.of());
    }

    /** Returns the stack that it is. */
    public ComposeStack stack() {
        return stack;
    }

    /** Returns the variables by which Compose, called without options, means this stack. */
    public Map<String, String> environment() {
        return Map.of("COMPOSE_PROJECT_NAME", stack.project().name(), "COMPOSE_FILE", file.toString());
    }

    /**
     * Brings it up, and waits until every service runs and is healthy, or has ended well.
     *
     * @throws CheckFailed if a service fails, or is not ready in time
     */
    public void up(Duration within) throws InterruptedException {
        Commands commands = session.get(Commands.class);
        List<String> words =
                new ArrayList<>(session.get(ContainerEngine.class).client().call("events"));
        words.addAll(List.of("--since", "1h")); // the project is younger; also what came before anybody listened
        words.addAll(Deaths.options(stack.project().name()));
        Path folder = session.get(RunFolder.class).path();
        try (Started events = commands.start(Command.of(folder, words));
                Started compose = commands.start(client().command("up", "--detach", "--quiet-pull"))) {
            new Ascent(session, stack, events, compose).await(within);
        }
    }

    /** Takes it down with its volumes; nobody waits for the orderly end of what is thrown away. */
    @Override
    public void close() throws IOException {
        session.get(ContainerEngine.class)
                .undisturbed(() -> client().call("down", "--volumes", "--remove-orphans", "--timeout", "0"));
        workspace.close();
    }
}
