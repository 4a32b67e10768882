package dev.predeploy.build;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Image;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One build of an image from a copy of the sources; the image is removed afterwards. */
final class ImageBuild {
    private static final String LABEL = "dev.predeploy.run";
    private static final Limits LIMITS = Limits.USUAL.time(Duration.ofHours(12));
    private static final Limits REMOVAL = Limits.USUAL.time(Duration.ofMinutes(1));

    private final Image image;
    private final Workspace workspace;
    private final Session session;
    private final Path imageId;

    ImageBuild(Image image, Workspace workspace, Session session) throws IOException {
        this.image = image;
        this.workspace = workspace;
        this.session = session;
        this.imageId = session.get(RunFolder.class).newFolder("image").resolve("id");
    }

    private Path context() {
        return workspace.folder().resolve(image.context()).normalize();
    }

    private Path dockerfile() {
        return image.dockerfile()
                .map(workspace.folder()::resolve)
                .orElseGet(() -> context().resolve("Dockerfile"))
                .normalize();
    }

    private String shownDockerfile() {
        return workspace.userPath(dockerfile().toString());
    }

    void requireDockerfile() {
        if (!Files.isRegularFile(dockerfile())) {
            throw new CheckFailed(Finding.of("there is no " + shownDockerfile())
                    .at(Place.file(shownDockerfile()))
                    .fix("Write it, or name another with `dockerfile`; a file that Git ignores does not count."));
        }
    }

    Finished run(EngineClient client) throws InterruptedException {
        Map<String, String> args = session.get(Values.class).fill(image.args());
        List<String> words = new ArrayList<>(client.build());
        words.addAll(List.of("--iidfile", imageId.toString()));
        words.addAll(
                List.of("--label", LABEL + "=" + session.get(RunFolder.class).id()));
        image.target().ifPresent(target -> words.addAll(List.of("--target", target)));
        args.keySet()
                .forEach(name -> words.addAll(List.of("--build-arg", name))); // the value comes from the environment
        words.addAll(List.of("--file", dockerfile().toString(), context().toString()));
        Map<String, String> environment = new HashMap<>(client.environment());
        environment.putAll(args);
        return session.get(Commands.class).run(new Command(words, workspace.folder(), environment, LIMITS));
    }

    void judge(Finished finished) {
        if (!(finished.ending() instanceof Ending.Exited)) {
            throw new CheckBroken(
                    "the build of the image " + finished.ending().sentence(), "Look at build.log in the evidence.");
        }
        if (!finished.succeeded()) {
            new FailedImageBuild(workspace, dockerfile(), context()).explain(finished);
        }
        if (!Files.isRegularFile(imageId)) {
            throw new CheckBroken(
                    "the build of the image ended well, but names no image", "Look at build.log in the evidence.");
        }
    }

    /** Removes the image: it has a label of this run, so it is no other's. */
    void remove(EngineClient client) throws IOException, InterruptedException {
        if (Files.isRegularFile(imageId)) {
            String id = Files.readString(imageId).strip();
            session.get(Commands.class)
                    .run(Command.of(workspace.folder(), client.remove(id)).limits(REMOVAL));
        }
    }
}
