package dev.predeploy.integration;

import dev.predeploy.integration.command.SourceScripts;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.ServerForEach;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.service.Services;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the server: a container where the stack asks for one, or needs one for its images; else, and where no engine
 * answers, one of this machine. Migrations that make roles get one for each database.
 *
 * @param session what the checks share
 * @param section what the stack file says
 * @param services starts containers
 * @param runFolder where a server of this machine has its data
 */
record ServerChoice(Session session, Integration section, Services services, RunFolder runFolder) {

    private static final Pattern MAKES_ROLE = Pattern.compile("(?i)\\bCREATE\\s+(?:ROLE|USER(?!\\s+MAPPING)|GROUP)\\s");

    /** Asks for what it needs now, so that it is closed after whoever asks for the choice. */
    static ServerChoice of(Session session, Integration section) {
        return new ServerChoice(session, section, session.get(Services.class), session.get(RunFolder.class));
    }

    DatabaseServer server() throws IOException, InterruptedException {
        DisposableServer one = one();
        return makesRoles() ? new ServerForEach(one) : one;
    }

    private DisposableServer one() throws IOException, InterruptedException {
        Values values = session.get(Values.class);
        DatabaseSettings settings =
                section.database().map(wish -> wish.settings(values)).orElseGet(DatabaseSettings::standard);
        Optional<String> image = section.database().flatMap(DatabaseWish::image).map(values::fill);
        if (image.isPresent()) {
            session.get(ContainerEngine.class).client();
            return DisposableServer.inContainer(settings, image.get(), services);
        }
        return section.runsInImages() && anEngineAnswers()
                ? DisposableServer.inContainer(settings, settings.version().image(), services)
                : DisposableServer.embedded(settings, runFolder, session.get(Commands.class));
    }

    private boolean makesRoles() {
        return section.migrations().values().stream()
                .flatMap(this::sources)
                .anyMatch(sources -> sources.mention(MAKES_ROLE));
    }

    private Stream<SourceScripts> sources(Migrations entry) {
        Path folder = session.stack().folder();
        return switch (entry.tool()) {
            case FLYWAY ->
                entry.flyway().locations().stream().map(location -> new SourceScripts(folder.resolve(location)));
            case DJANGO, ALEMBIC -> Stream.of(new SourceScripts(folder, ".py"));
            case COMMAND -> Stream.of(new SourceScripts(folder));
        };
    }

    private boolean anEngineAnswers() throws InterruptedException {
        try {
            session.get(ContainerEngine.class).client();
            return true;
        } catch (CheckNotRun none) {
            return false;
        }
    }
}
