package dev.predeploy.kit.image;

import dev.predeploy.kit.checkout.Checkout;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.EngineClient;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Image;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One build of an image from a copy of the sources. */
final class ImageBuild {
    /** Whoever needs it first builds it; a log that is cut in its middle tells less. */
    private static final Limits LIMITS =
            Limits.USUAL.time(Durations.parse(Image.TIME_LIMIT)).outputBytes(64L << 20);

    private static final String SECRET = "PREDEPLOY_BUILD_SECRET_";

    private final String name;
    private final Image image;
    private final Workspaces workspaces;
    private final Session session;

    ImageBuild(String name, Session session) {
        this(name, session.stack().image(name), session.get(Workspaces.class), session);
    }

    private ImageBuild(String name, Image image, Workspaces workspaces, Session session) {
        this.name = name;
        this.image = image;
        this.workspaces = workspaces;
        this.session = session;
    }

    /** Builds the image of a commit as the stack file tells there, or where it does not tell of it, as ours does. */
    static ImageBuild at(Checkout checkout, String name, Session session) {
        Image image = checkout.stack()
                .flatMap(stack -> Optional.ofNullable(stack.images().get(name)))
                .orElseGet(() -> session.stack().image(name));
        return new ImageBuild(name, image, checkout.workspaces(), session);
    }

    Build run() throws Exception {
        try (Workspace workspace = workspaces.open()) {
            Path context = workspace.folder().resolve(image.context()).normalize();
            Path dockerfile = image.dockerfile()
                    .map(workspace.folder()::resolve)
                    .orElseGet(() -> context.resolve("Dockerfile"))
                    .normalize();
            String shown = workspace.userPath(dockerfile.toString());
            if (!Files.isRegularFile(dockerfile)) {
                return Build.failed("", missing(shown));
            }
            EngineClient client = session.get(ContainerEngine.class).client();
            Path id = session.get(RunFolder.class).newFolder("image").resolve("id");
            Finished finished = session.get(Commands.class).run(command(client, dockerfile, context, id));
            String said = workspace.userText(finished.output());
            BuildLog log = client.sort() == EngineClient.Sort.PODMAN ? PodmanOutput.read(said) : BuildLog.read(said);
            ImagePaths paths = ImagePaths.of(workspace.folder(), context);
            return judged(
                    finished, log, new Sources(shown, new DockerfileText(Files.readString(dockerfile)), paths, id));
        }
    }

    private record Sources(String dockerfile, DockerfileText text, ImagePaths paths, Path id) {}

    private static CheckFailed missing(String dockerfile) {
        return new CheckFailed(Finding.of("there is no " + dockerfile)
                .at(Place.file(dockerfile))
                .fix("Write it, or name another with `dockerfile`; a file that Git ignores does not count."));
    }

    private Command command(EngineClient client, Path dockerfile, Path context, Path id) {
        List<String> words = new ArrayList<>(client.build());
        words.addAll(List.of("--iidfile", id.toString()));
        words.addAll(session.get(ContainerEngine.class).labels().options());
        image.target().ifPresent(target -> words.addAll(List.of("--target", target)));
        Values values = session.get(Values.class);
        Map<String, String> environment = new HashMap<>(client.environment());
        values.fill(image.args()).forEach((arg, value) -> {
            words.addAll(List.of("--build-arg", arg)); // the value comes from the environment
            environment.put(arg, value);
        });
        Map<String, String> secrets = new HashMap<>();
        values.fill(image.secrets()).forEach((secret, value) -> {
            String variable = SECRET + secrets.size();
            words.addAll(List.of("--secret", "id=%s,type=env,src=%s".formatted(secret, variable)));
            secrets.put(variable, value);
        });
        environment.putAll(secrets);
        words.addAll(List.of("--file", dockerfile.toString(), context.toString()));
        Limits limits = image.options().timeLimit().map(LIMITS::time).orElse(LIMITS);
        return new Command(words, context, environment, limits);
    }

    private Build judged(Finished finished, BuildLog log, Sources sources) throws IOException, InterruptedException {
        if (!(finished.ending() instanceof Ending.Exited)) {
            return broken(log, "the build of the image " + finished.ending().sentence());
        }
        if (!finished.succeeded()) {
            Optional<CheckBroken> gone = session.get(ContainerEngine.class).goneAfter(finished);
            if (gone.isPresent()) {
                return Build.broken(log.text(), gone.get());
            }
            return new FailedBuild(log, sources.dockerfile(), sources.text(), sources.paths()::userPath)
                    .explained(log.text(), finished.ending().sentence());
        }
        if (!Files.isRegularFile(sources.id())) {
            return broken(log, "the build of the image ended well, but names no image");
        }
        String id = Files.readString(sources.id()).strip();
        return Build.succeeded(log.text(), new BuiltImage(name, id, folder(session, id), sources.paths()));
    }

    private static Build broken(BuildLog log, String why) {
        return Build.broken(log.text(), new CheckBroken(why, "Look at build.log in the evidence."));
    }

    static String folder(Session session, String id) throws InterruptedException {
        Finished asked =
                session.get(ContainerEngine.class).call("image", "inspect", "--format", "{{.Config.WorkingDir}}", id);
        String folder = asked.stdout().strip();
        return asked.succeeded() && !folder.isEmpty() ? folder : "/";
    }
}
