package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of examples/consult in a folder of a test's own, to be broken there. */
final class ConsultCopy {
    private static final Path EXAMPLE = Path.of("../examples/consult");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    private final EmptyRegistry registry;

    private ConsultCopy(Path folder, EmptyRegistry registry) {
        this.folder = folder;
        this.registry = registry;
        environment.put("CONSULT_POSTGRES", TestImages.postgres());
    }

    static ConsultCopy in(Path folder, EmptyRegistry registry) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path relative = EXAMPLE.relativize(each);
                if (!relative.startsWith("target")) {
                    Path copy = folder.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy);
                }
            }
        }
        return new ConsultCopy(folder, registry);
    }

    /** Changes a text that a file has; further changes may follow. */
    ConsultCopy replace(String file, String from, String to) throws IOException {
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

    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Returns what the names of images begin with that a registry does not have. */
    String registry() {
        return registry.host();
    }

    Launched run(String... words) {
        List<String> call = Stream.concat(Stream.of("run", "--format", "agent"), Stream.of(words))
                .toList();
        return new Launch(folder, environment).run(call.toArray(String[]::new));
    }
}
