package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder in a Git repository of a test's own. */
record GitFolder(Path folder) {

    void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commits everything, as what is deployed, on the branch {@code main}. */
    void deploy() throws Exception {
        deploy(".");
    }

    /** Commits a file or a folder alone. */
    void deploy(String path) throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        git("add", path);
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "deployed");
    }

    private void git(String... words) throws Exception {
        List<String> command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
