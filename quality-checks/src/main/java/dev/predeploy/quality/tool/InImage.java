package dev.predeploy.quality.tool;

import dev.predeploy.kit.engine.Cache;
import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs a tool in one of the stack's images, on what the image holds, and takes its reports out of it. */
final class InImage {
    private final String name;
    private final Session session;

    InImage(String name, Session session) {
        this.name = name;
        this.session = session;
    }

    /** Returns what turns a path in the image into one in the copy of the sources that it was built from. */
    UnaryOperator<String> local(Workspace workspace) {
        return path -> {
            if (!path.startsWith("/") || path.startsWith(workspace.folder().toString())) {
                return path;
            }
            String own = image().paths().userPath(path);
            return own.equals(path) ? path : workspace.folder().resolve(own).toString();
        };
    }

    /** Returns what turns a path in the image into the user's own. */
    UnaryOperator<String> userPaths() {
        return image().paths()::userPath;
    }

    /** Returns the place in which a tool in this image keeps what it found out about the stack, whichever copy of it this is. */
    Cache cache(String tool) throws IOException, InterruptedException {
        String purpose =
                "%s in the image %s of %s".formatted(tool, name, session.stack().file());
        return session.get(Containers.class).cache(image().id(), purpose);
    }

    /**
     * What goes into the container and comes out of it in the end.
     *
     * @param cache what the tool keeps from run to run
     * @param places paths and patterns below the folder that the command ran in
     * @param report a file from elsewhere
     */
    record Exchange(Optional<Cache> cache, List<String> places, Optional<ReportFile> report) {}

    Finished run(Command command, Optional<String> directory, Exchange exchange)
            throws IOException, InterruptedException {
        BuiltImage image = image();
        Path folder = image.folder(directory);
        ContainerCommand inside = ContainerCommand.of(image.id(), command.words())
                .folder(folder.toString())
                .environment(command.environment())
                .limits(command.limits());
        inside = exchange.cache().isPresent() ? inside.cache(exchange.cache().get()) : inside;
        try (Container container = session.get(Containers.class).run(inside)) {
            for (String place : exchange.places()) {
                if (!place.equals(Written.STDOUT) && !place.equals(Written.OUTPUT)) {
                    container.copy(folder, place, command.folder());
                }
            }
            if (exchange.report().isPresent()) {
                ReportFile report = exchange.report().get();
                container.copy(report.written(), report.kept());
            }
            return container.finished();
        }
    }

    private BuiltImage image() {
        try {
            return session.get(Images.class).needed(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the image " + name, e);
        }
    }
}
