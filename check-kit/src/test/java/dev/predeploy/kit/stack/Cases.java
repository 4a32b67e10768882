package dev.predeploy.kit.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The wrong stack files under {@code src/test/resources/stack}, a topic a file. Each begins with {@code ===} and its
 * name; after {@code ---} stands what the schema makes of it, and below that the whole message, without the file's name.
 */
final class Cases {
    private Cases() {}

    /** One wrong file, and what is said of it. */
    record Case(String topic, String name, String yaml, String schema, String message) {
        @Override
        public String toString() {
            return topic + ": " + name;
        }
    }

    static Stream<Case> all() {
        return Stream.of("keys", "values", "references", "templates", "yaml").flatMap(Cases::of);
    }

    static Path file() {
        try {
            URL keys = Objects.requireNonNull(Cases.class.getResource("/stack/keys.cases"));
            return Path.of(keys.toURI()).resolveSibling("predeploy.yml");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Case> of(String topic) {
        try {
            String text = Files.readString(file().resolveSibling(topic + ".cases"));
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(each -> read(topic, each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(String topic, String text) {
        int yaml = text.indexOf('\n') + 1;
        int schema = text.indexOf("--- ", yaml);
        int message = text.indexOf('\n', schema) + 1;
        return new Case(
                topic,
                text.substring(0, yaml).strip(),
                text.substring(yaml, schema),
                text.substring(schema + 4, message).strip(),
                text.substring(message).strip());
    }
}
