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
        Path from = Path.of(image.folder()).resolve(artifact.directory().orElse(""));
        ContainerCommand what = ContainerCommand.of(image.id(), command.words())
                .folder(from.normalize().toString())
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
            takeOut(container, from, to, product);
        }
        Set<String> changed = container.changed();
        for (Path file : new FilePatterns(to).files(artifact.produces())) {
            if (!changed.contains(from.resolve(to.relativize(file)).normalize().toString())) {
                Files.delete(file);
            }
        }
    }

    /** Of a pattern, the whole folder above is taken. */
    private static void takeOut(Container container, Path from, Path to, String product)
            throws IOException, InterruptedException {
        Path path = Path.of(product);
        boolean isFolder = FilePatterns.isPattern(product);
        while (FilePatterns.isPattern(path.toString())) {
            Path above = path.getParent();
            path = above == null ? Path.of("") : above;
        }
        Path target = to.resolve(path).normalize();
        Files.createDirectories(isFolder ? target : target.resolveSibling(""));
        String source = from.resolve(path).normalize().toString();
        container.copy(isFolder ? source + "/." : source, target);
    }
}
