package dev.predeploy.build;

import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Builds an artifact in an image of the stack, and takes out of the container what was built. */
record InImage(Artifact artifact, Session session) {

    BuiltImage image() throws InterruptedException {
        return session.get(Images.class).needed(artifact.in().orElseThrow());
    }

    /** What lies in the image already was built by nobody here, and does not count. */
    Finished run(Command command) throws IOException, InterruptedException {
        BuiltImage image = image();
        Path from = image.folder(artifact.directory());
        ContainerCommand what = ContainerCommand.of(image.id(), command.words())
                .folder(from.toString())
                .environment(command.environment())
                .limits(command.limits());
        try (Container container = session.get(Containers.class).run(what)) {
            if (container.finished().succeeded()) {
                takeOut(container, from, command.folder());
            }
            return container.finished();
        }
    }

    private void takeOut(Container container, Path from, Path to) throws IOException, InterruptedException {
        for (String product : artifact.produces()) {
            container.copy(from, product, to);
        }
        Set<String> changed = container.changed();
        for (Path file : new FilePatterns(to).files(artifact.produces())) {
            if (!changed.contains(from.resolve(to.relativize(file)).normalize().toString())) {
                Files.delete(file);
            }
        }
    }
}
