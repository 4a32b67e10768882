package dev.predeploy.redstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A project written out of one text, in which {@code == PATH} begins each file. */
final class Project {
    private static final Pattern FILE = Pattern.compile("(?ms)^== (\\S+)\\n(.*?)(?=^== |\\z)");

    private final Path folder;

    private Project(Path folder) {
        this.folder = folder;
    }

    static Project of(Path folder, String text) throws IOException {
        Project project = new Project(folder);
        for (MatchResult file : FILE.matcher(text).results().toList()) {
            project.file(file.group(1), file.group(2));
        }
        return project;
    }

    Project file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Launched predeploy(String... words) {
        return new Launch(folder).run(words);
    }

    String stackFile() throws IOException {
        return Files.readString(folder.resolve("predeploy.yml"));
    }

    boolean hasStackFile() {
        return Files.exists(folder.resolve("predeploy.yml"));
    }
}
