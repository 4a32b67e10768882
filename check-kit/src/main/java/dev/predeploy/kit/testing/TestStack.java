package dev.predeploy.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small stack of a test's own in a folder, and one check of it run as an IDE would. */
public final class TestStack {
    private final Path folder;

    /** Begins a stack in a folder. */
    public TestStack(Path folder) {
        this.folder = folder;
    }

    /** Writes a file of the stack. */
    public TestStack with(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a tool of the stack, a script for the shell. */
    public TestStack withTool(String path, String script) throws IOException {
        with(path, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(folder.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Runs the one check of a class that the section declares. */
    public TestedCheck run(Class<?> checkClass, String section) throws IOException {
        return CheckTester.of(checkClass)
                .run(folder, "stack: test\n" + section + "\n")
                .only();
    }
}
