package dev.predeploy.quality.tool;

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

    Finished run(Command command, ToolCall call, Optional<ReportFile> report) throws IOException, InterruptedException {
        BuiltImage image = image();
        Path folder = image.folder(call.directory());
        ContainerCommand inside = ContainerCommand.of(image.id(), command.words())
                .folder(folder.toString())
                .environment(command.environment())
                .limits(command.limits());
        try (Container container = session.get(Containers.class).run(inside)) {
            for (String place : call.places()) {
                if (!place.equals(Written.STDOUT) && !place.equals(Written.OUTPUT)) {
                    container.copy(folder, place, command.folder());
                }
            }
            if (report.isPresent()) {
                container.copy(report.get().written(), report.get().kept());
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
