package dev.predeploy.redstack;

import dev.predeploy.kit.testing.TestImages;
import java.io.IOException;
import java.nio.file.Path;

/** A copy of examples/consult in a folder of a test's own, to be broken there. */
final class ConsultCopy {
    private final ExampleCopy copy;
    private final EmptyRegistry registry;

    private ConsultCopy(ExampleCopy copy, EmptyRegistry registry) {
        this.copy = copy;
        this.registry = registry;
    }

    static ConsultCopy in(Path folder, EmptyRegistry registry) throws IOException {
        ExampleCopy copy = ExampleCopy.of("consult", folder).environment("CONSULT_POSTGRES", TestImages.postgres());
        return new ConsultCopy(copy, registry);
    }

    /** Changes a text that a file has; further changes may follow. */
    ConsultCopy replace(String file, String from, String to) throws IOException {
        copy.replace(file, from, to);
        return this;
    }

    /** Adds text at the end of a file, which is made where it is not there. */
    void append(String file, String text) throws IOException {
        copy.append(file, text);
    }

    void remove(String file) throws IOException {
        copy.remove(file);
    }

    void environment(String name, String value) {
        copy.environment(name, value);
    }

    /** Returns what the names of images begin with that a registry does not have. */
    String registry() {
        return registry.host();
    }

    Launched run(String... words) {
        return copy.run(words);
    }
}
