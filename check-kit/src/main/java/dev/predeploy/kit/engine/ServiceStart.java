package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.process.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts what serves: the container is made, joins its network and is started, each by a call of the client, so that
 * each can tell why it failed; the client that follows its log ends when it does.
 */
record ServiceStart(ContainerEngine engine, Commands commands, RunFolder runFolder) {
    /** An image may have to be fetched. */
    private static final Limits TO_FETCH = Limits.USUAL.time(Duration.ofMinutes(10));

    private static final int LAST_LINES = 10;

    ServingContainer start(Service service) throws IOException, InterruptedException {
        EngineClient client = engine.client();
        Path folder = runFolder.newFolder("service");
        String id = create(service, client, folder);
        try {
            Service.Membership on = service.on();
            need(service, client.call("network", "connect", "--alias", on.alias(), on.network(), id));
            need(service, client.call("container", "start", id));
            String published = need(service, client.call("port", id, service.port() + "/tcp"));
            int port = Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
            Started log = commands.start(Command.of(runFolder.path(), client.call("logs", "--follow", id)));
            return new ServingContainer(engine, id, port, log);
        } catch (InterruptedException | RuntimeException brokenOff) {
            engine.remove("container", "rm", "--force", "--volumes", id);
            throw brokenOff;
        }
    }

    private String create(Service service, EngineClient client, Path folder) throws IOException, InterruptedException {
        Path id = folder.resolve("id");
        List<String> words = new ArrayList<>(client.call("container", "create", "--cidfile", id.toString()));
        words.addAll(engine.labels().options());
        words.addAll(List.of("--network", "bridge", "--publish", "127.0.0.1::" + service.port()));
        words.addAll(List.of("--tmpfs", service.memoryFolder()));
        Environment environment = Environment.of(service.environment(), folder);
        words.addAll(environment.options());
        words.add(service.image());
        words.addAll(service.arguments());
        need(service, new Command(words, runFolder.path(), environment.ofTheClient(), TO_FETCH));
        return Files.readString(id).strip();
    }

    private String need(Service service, List<String> words) throws InterruptedException {
        return need(service, new Command(words, runFolder.path(), Map.of(), Limits.USUAL));
    }

    private String need(Service service, Command command) throws InterruptedException {
        Finished finished = commands.run(command);
        if (!finished.succeeded()) {
            throw new CheckBroken(Finding.of("the container engine could not start " + service.image())
                    .actual(finished.tail(LAST_LINES))
                    .fix("See that the image's name is right and its registry answers: try to pull it by hand."));
        }
        return finished.stdout().lines().findFirst().orElse("").strip();
    }
}
