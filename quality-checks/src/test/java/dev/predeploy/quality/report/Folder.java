package dev.predeploy.quality.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of sources with a report in it, for tests of the readers. */
final class Folder {
    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Reads one report that the tool wrote while it ran in this folder; the user's copy of it lies elsewhere. */
    Report read(ReportFormat format, String text) throws IOException, UnreadableReport {
        Path file = write("reports/report", text);
        return format.read(List.of(file), sources());
    }

    SourceTree sources() {
        return sourcesOf("");
    }

    /** Returns the sources as a tool names them that ran in a folder within. */
    SourceTree sourcesOf(String directory) {
        return new SourceTree(
                root,
                root.resolve(directory),
                path -> path.startsWith(root + "/")
                        ? path.substring(root.toString().length() + 1)
                        : path);
    }
}
