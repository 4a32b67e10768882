package dev.predeploy.staging.compose;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls Compose on some files, by the client of the engine.
 *
 * @param session whose engine and commands it uses
 * @param folder where it runs
 * @param options what each call begins with
 * @param environment the variables that are set for it
 */
record ComposeClient(Session session, Path folder, List<String> options, Map<String, String> environment) {
    /** The check's own time limit comes first. */
    private static final Limits LIMITS = Limits.USUAL.time(Duration.ofHours(12));

    ComposeClient {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** Returns a call, as a command. */
    Command command(String... words) throws InterruptedException {
        List<String> call =
                new ArrayList<>(session.get(ContainerEngine.class).client().call("compose", "--ansi", "never"));
        call.addAll(options);
        call.addAll(List.of(words));
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("COMPOSE_PROFILES", "", "COMPOSE_ENV_FILES", "", "COMPOSE_FILE", ""));
        return new Command(call, folder, all, LIMITS);
    }

    Finished call(String... words) throws InterruptedException {
        return session.get(Commands.class).run(command(words));
    }

    /**
     * Makes sure that there is a Compose.
     *
     * @throws CheckNotRun if there is none, or no engine
     */
    void require() throws InterruptedException {
        if (!call("version").succeeded()) {
            throw new CheckNotRun(
                    "there is no Compose: `docker compose version` fails",
                    "install Docker's Compose plugin; where there is none, say `required: false`");
        }
    }
}
