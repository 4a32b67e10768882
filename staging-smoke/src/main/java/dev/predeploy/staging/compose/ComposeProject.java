package dev.predeploy.staging.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A project of Compose, as the engine has it. Nothing here changes anything of it. */
public final class ComposeProject {
    private static final int LAST_LINES = 10;
    private static final String LOG_LINES = "2000";
    private static final Duration LAST_WORDS_MAY_TAKE = Duration.ofMillis(50);

    private final Session session;
    private final String name;
    private final ComposeClient client;

    ComposeProject(Session session, String name) {
        this.session = session;
        this.name = name;
        Path folder = session.get(RunFolder.class).path();
        this.client = new ComposeClient(session, folder, List.of("--project-name", name), Map.of());
    }

    String name() {
        return name;
    }

    /**
     * Returns how its containers are, those of a service beside each other.
     *
     * @throws CheckBroken if the engine does not tell
     */
    List<ServiceState> states() throws InterruptedException {
        Finished listed =
                engine("container", "ls", "--all", "--quiet", "--no-trunc", "--filter", label("project=" + name));
        List<String> words = new ArrayList<>(List.of("container", "inspect"));
        listed.stdout().lines().forEach(words::add);
        if (words.size() == 2) {
            return List.of();
        }
        Finished asked = engine(words.toArray(String[]::new));
        try {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(asked.stdout()).spliterator(), false)
                    .map(ServiceState::of)
                    .sorted(Comparator.comparing(ServiceState::service))
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw lost(asked);
        }
    }

    private static String label(String what) {
        return "label=com.docker.compose." + what;
    }

    /** Returns what became of its containers lately, as far as the engine still knows. */
    Deaths lately() throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("events", "--since", "24h"));
        Instant now = Instant.now();
        words.addAll(List.of("--until", "%d.%09d".formatted(now.getEpochSecond(), now.getNano())));
        words.addAll(Deaths.options(name));
        return Deaths.of(engine(words.toArray(String[]::new)).stdout());
    }

    /** Returns the table of its containers, with the command that prints it. */
    public String table() throws InterruptedException {
        return "$ docker compose --project-name %s ps --all%n".formatted(name)
                + client.call("ps", "--all").output();
    }

    /** Returns what its containers wrote, the last lines of each. */
    public String logs() throws InterruptedException {
        return client.call("logs", "--no-color", "--timestamps", "--tail", LOG_LINES)
                .output();
    }

    /** Returns the last lines of a container, oldest first. */
    List<String> logTail(ServiceState state, int lines) throws InterruptedException {
        return written(engine("container", "logs", "--tail", Integer.toString(lines), state.id()));
    }

    /** Returns the last lines that a container wrote before it ended, also where it was started again since. */
    List<String> lastWords(ServiceState state, int lines) throws InterruptedException {
        if (state.lastEnd().isEmpty()) {
            return logTail(state, lines);
        }
        String until = state.lastEnd().get().plus(LAST_WORDS_MAY_TAKE).toString();
        List<String> written = written(engine("container", "logs", "--tail", LOG_LINES, "--until", until, state.id()));
        return written.subList(Math.max(0, written.size() - lines), written.size());
    }

    private static List<String> written(Finished asked) {
        return asked.output().lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * Copies a file out of a service.
     *
     * @throws CheckBroken if it has none
     */
    public void copy(String service, String file, Path to) throws InterruptedException {
        Finished copied = client.call("cp", service + ":" + file, to.toString());
        if (!copied.succeeded()) {
            throw new CheckBroken(Finding.of("the service %s gives no %s".formatted(service, file))
                    .actual(copied.tail(2))
                    .fix("see where the file lies: docker compose exec %s ls".formatted(service)));
        }
    }

    private Finished engine(String... words) throws InterruptedException {
        Finished asked = session.get(ContainerEngine.class).call(words);
        if (!asked.succeeded()) {
            throw lost(asked);
        }
        return asked;
    }

    private static CheckBroken lost(Finished asked) {
        return new CheckBroken(Finding.of("the container engine does not tell how the services are")
                .actual(asked.tail(LAST_LINES))
                .fix("see that the engine still runs, and run again"));
    }
}
