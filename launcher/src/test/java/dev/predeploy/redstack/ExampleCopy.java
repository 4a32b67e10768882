package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of an example in a folder of a test's own, to be broken there. */
final class ExampleCopy {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    private ExampleCopy(Path folder) {
        this.folder = folder;
    }

    /** Copies an example by its name. */
    static ExampleCopy of(String name, Path folder) throws IOException {
        Path example = Path.of("../examples", name);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path relative = example.relativize(each);
                if (!relative.startsWith("target")) {
                    Path copy = folder.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy);
                }
            }
        }
        return new ExampleCopy(folder);
    }

    /** Changes a text that a file has; further changes may follow. */
    ExampleCopy replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(from);
        Files.writeString(path, text.replace(from, to));
        return this;
    }

    /** Adds text at the end of a file, which is made where it is not there. */
    void append(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, (Files.exists(path) ? Files.readString(path) : "") + text);
    }

    void remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    ExampleCopy environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Launched run(String... words) {
        List<String> call = Stream.concat(Stream.of("run", "--format", "agent"), Stream.of(words))
                .toList();
        return new Launch(folder, environment).run(call.toArray(String[]::new));
    }
}
