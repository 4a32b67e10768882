package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.process.Started;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.staging.http.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A service of the stack that is a command, in its own copy of the sources. */
final class CommandService implements Service {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int LAST_LINES = 8;

    private final String name;
    private final UpCommand up;
    private final Listening listening;
    private final Workspace workspace;
    private final Started process;

    /** A process, and the copy of the sources in which it runs. */
    private record Running(Workspace workspace, Started process) {}

    private CommandService(String name, UpCommand up, Listening listening, Running running) {
        this.name = name;
        this.up = up;
        this.listening = listening;
        this.workspace = running.workspace();
        this.process = running.process();
    }

    /**
     * Starts it.
     *
     * @throws CheckBroken if its port is somebody else's, or its program is not there
     */
    static CommandService start(String name, UpCommand up, Session session) throws IOException {
        Values values = session.get(Values.class);
        Listening listening = Listening.parse(values.fill(up.listens()));
        if (listening.accepts()) {
            throw taken(name, listening);
        }
        Workspace workspace = session.get(Workspaces.class).open();
        Path folder = up.directory().map(workspace.folder()::resolve).orElse(workspace.folder());
        FilledCommand filled = values.fill(up.run());
        Map<String, String> environment = new HashMap<>(filled.environment());
        environment.putAll(values.fill(up.env()));
        Command command = new Command(filled.words(), folder, environment, Limits.USUAL);
        Started process = session.get(Commands.class).start(command);
        return new CommandService(name, up, listening, new Running(workspace, process));
    }

    private static CheckBroken taken(String name, Listening listening) {
        return new CheckBroken(Finding.of("%s is taken before %s was started".formatted(listening, name))
                .rule("port-taken")
                .expected("a port that nobody listens on")
                .actual(listening + " accepts connections"
                        + PortHolder.of(listening.port())
                                .map(who -> "; it is held by " + who)
                                .orElse(""))
                .at(listening.place())
                .fix("end what listens there, or let the gate choose: `${port:http}`"));
    }

    /**
     * Waits until it accepts connections.
     *
     * @throws CheckFailed if it ends before, or does not within its time
     * @throws CheckBroken if its program is not there
     */
    @Override
    public void awaitUp() throws InterruptedException {
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions() // else it sets the handler of the whole process
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_EVERY)
                    .atMost(up.within())
                    .until(() -> {
                        if (Thread.interrupted()) { // Awaitility sleeps on and keeps the interrupt for later
                            throw new InterruptedException();
                        }
                        return !process.isAlive() || listening.accepts();
                    });
        } catch (ConditionTimeoutException late) {
            throw notListening();
        }
        if (!process.isAlive()) {
            refuse(process.onExit().join());
        }
    }

    private CheckFailed notListening() {
        String log = tail();
        process.close();
        return new CheckFailed(Finding.of(name + " accepts no connections")
                .rule("not-listening")
                .expected("%s accepts connections within %s".formatted(listening, Transcript.seconds(up.within())))
                .actual("it still runs and does not listen there" + log)
                .at(listening.place())
                .fix("let it listen where `listens` says, or allow more time with `within`"));
    }

    private void refuse(Finished finished) {
        boolean neverRan = finished.ending() instanceof Ending.Missing
                || finished.ending() instanceof Ending.NotExecutable
                || finished.ending() instanceof Ending.FolderMissing;
        if (neverRan) {
            throw new CheckBroken(
                    Finding.of("`" + up.run().text() + "` " + finished.ending().sentence())
                            .rule("not-started"));
        }
        throw new CheckFailed(exited(
                finished,
                "before it accepted connections",
                "a service that runs and listens at " + listening,
                "read its log; by hand: " + up.run().text()));
    }

    private Finding exited(Finished finished, String when, String expected, String fix) {
        Finding exited = Finding.of(name + " ended " + when)
                .rule("exited")
                .expected(expected)
                .actual("it " + finished.ending().sentence() + tail())
                .at(listening.place())
                .fix(fix);
        if (finished.ending() instanceof Ending.Killed killed && killed.isSent()) {
            throw new CheckBroken(exited.rule("killed"));
        }
        return exited;
    }

    private String tail() {
        String log = workspace.userText(process.output()).strip();
        String[] lines = log.split("\\R", -1);
        String last =
                String.join(" | ", Arrays.asList(lines).subList(Math.max(0, lines.length - LAST_LINES), lines.length));
        return last.isEmpty() ? "; it wrote nothing" : "; its last lines: " + last;
    }

    @Override
    public List<Finding> troubles() {
        if (process.isAlive()) {
            return List.of();
        }
        return List.of(exited(
                process.onExit().join(),
                "while it was needed",
                "a service that runs until the gate stops it",
                "read its log, kept as up-" + name + ".log"));
    }

    @Override
    public void keepLog(Evidence evidence) {
        evidence.keep("up-" + name + ".log", workspace.userText(process.output()));
    }

    @Override
    public void close() throws IOException {
        process.close();
        workspace.close();
    }
}
