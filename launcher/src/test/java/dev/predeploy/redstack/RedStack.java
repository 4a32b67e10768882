package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of one of the stacks below redstacks, outside of our own work tree. */
record RedStack(Path folder) {

    static RedStack copied(String name, Path parent) throws IOException {
        Path source = source(name);
        Path target = parent.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
        return new RedStack(target);
    }

    private static Path source(String name) {
        try {
            return Path.of(Objects.requireNonNull(RedStack.class.getResource("/redstacks/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deploys what is there: from now on it counts as applied. */
    RedStack committed() throws Exception {
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "deployed");
        return this;
    }

    RedStack with(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    RedStack without(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
