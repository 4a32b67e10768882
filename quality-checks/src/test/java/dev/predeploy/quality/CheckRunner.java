package dev.predeploy.quality;

import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small stack of a test's own, and one check of it run as an IDE would. */
final class CheckRunner {
    private final Path folder;

    CheckRunner(Path folder) {
        this.folder = folder;
    }

    /** Writes a file of the stack. */
    CheckRunner with(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a tool of the stack, a script for the shell. */
    CheckRunner withTool(String path, String script) throws IOException {
        with(path, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(folder.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Runs the one check of a class that the section declares. */
    TestedCheck run(Class<?> checkClass, String section) throws IOException {
        return CheckTester.of(checkClass)
                .run(folder, "stack: test\n" + section + "\n")
                .only();
    }
}
