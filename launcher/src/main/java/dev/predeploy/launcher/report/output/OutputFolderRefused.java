package dev.predeploy.launcher.report.output;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a folder is not written to, because what is in it is somebody else's. */
public final class OutputFolderRefused extends IOException {
    private static final long serialVersionUID = 1L;

    OutputFolderRefused(Path folder, String why) {
        super("Reports cannot go to %s: %s. Name an empty or a new folder with --out.".formatted(folder, why));
    }
}
