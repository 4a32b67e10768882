package dev.predeploy.kit.session;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Ports;
import dev.predeploy.kit.stack.SecretAccess;
import dev.predeploy.kit.stack.SecretCommand;
import dev.predeploy.kit.stack.Secrets;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Knows how the kit's own shared things are made. */
final class KitMakers {
    private static final Limits SECRET_LIMITS = Limits.USUAL.time(Duration.ofSeconds(30));

    /** Makes one of them. */
    @FunctionalInterface
    interface Maker {
        /** Makes it from what the session already offers. */
        Object make(Session session) throws IOException;
    }

    private final Map<String, String> environment;

    private KitMakers(Map<String, String> environment) {
        this.environment = environment;
    }

    static Map<Class<?>, Maker> of(Settings settings) {
        KitMakers makers = new KitMakers(settings.environment());
        return Map.of(
                Redactor.class, makers::redactor,
                RunFolder.class, session -> RunFolder.open(),
                Commands.class, session -> new Commands(session.get(RunFolder.class), session.control()::suspectStop),
                Workspaces.class, KitMakers::workspaces,
                Ports.class, session -> new Ports(),
                Secrets.class, makers::secrets,
                Values.class, makers::values);
    }

    /** Makes the redactor, which from the start knows every secret that is at hand without running a command. */
    private Redactor redactor(Session session) {
        Redactor redactor = Redactor.withEnvironment(environment);
        secrets(session, redactor, KitMakers::runNone).known();
        return redactor;
    }

    private static Workspaces workspaces(Session session) {
        return new Workspaces(
                session.stack().folder(),
                session.stack().workspace().links().stream().map(Path::toString).toList(),
                session.get(RunFolder.class));
    }

    /**
     * Has the commands made before any secret is asked: whoever asks for one holds its lock, and must not wait there for a
     * turn that those who wait for the lock hold.
     */
    private Secrets secrets(Session session) {
        Commands commands = session.get(Commands.class);
        Path folder = session.stack().folder();
        return secrets(session, session.get(Redactor.class), command -> answer(commands, folder, command));
    }

    private Secrets secrets(Session session, Redactor redactor, SecretCommand command) {
        SecretAccess access = new SecretAccess(environment, session.stack().folder(), command, redactor::add);
        return new Secrets(session.stack().secrets(), access);
    }

    private Values values(Session session) {
        return new Values(environment, session.get(Secrets.class), session.get(Ports.class));
    }

    private static SecretCommand.Answer runNone(FilledCommand filled) {
        throw new IllegalStateException("No command is run for what is at hand");
    }

    private static SecretCommand.Answer answer(Commands commands, Path folder, FilledCommand filled)
            throws IOException, InterruptedException {
        Finished finished = commands.run(new Command(filled.words(), folder, filled.environment(), SECRET_LIMITS));
        int exitCode = finished.exitCode()
                .orElseThrow(() -> new IOException("it " + finished.ending().sentence()));
        return new SecretCommand.Answer(exitCode, finished.stdout());
    }
}
