package dev.predeploy.quality.tool;

import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
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
        String folder = call.directory()
                .map(directory -> Path.of(image.folder()).resolve(directory).toString())
                .orElse(image.folder());
        ContainerCommand inside = ContainerCommand.of(image.id(), command.words())
                .folder(folder)
                .environment(command.environment())
                .limits(command.limits());
        try (Container container = session.get(Containers.class).run(inside)) {
            for (String place : call.places()) {
                if (!place.equals(Written.STDOUT) && !place.equals(Written.OUTPUT)) {
                    takeOut(container, folder, command.folder(), place);
                }
            }
            if (report.isPresent()) {
                container.copy(report.get().written(), report.get().kept());
            }
            return container.finished();
        }
    }

    /** Where a pattern says what the reports are called, the whole folder above is taken. */
    private static void takeOut(Container container, String from, Path to, String place)
            throws IOException, InterruptedException {
        Path path = Path.of(place);
        boolean isFolder = false;
        while (FilePatterns.isPattern(path.toString())) {
            Path above = path.getParent();
            if (above == null) {
                above = Path.of("");
            }
            path = above;
            isFolder = true;
        }
        Path target = to.resolve(path);
        Files.createDirectories(isFolder ? target : target.resolveSibling(""));
        String source = Path.of(from).resolve(path).toString();
        container.copy(isFolder ? source + "/." : source, target);
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
