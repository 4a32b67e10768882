package dev.predeploy.integration.locks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hazard and its safe twin: a file of parts, each of which begins with a line such as {@code -- hazard} and is a
 * migration. Their lines keep their numbers.
 *
 * @param name the file's name without its ending
 * @param parts the migrations, in order
 */
record HazardFile(String name, List<Part> parts) {
    static final Path FOLDER = Path.of("src/test/resources/hazards");

    /**
     * A migration.
     *
     * @param kind {@code before}, {@code hazard} or {@code twin}
     * @param text its text, after as many empty lines as stand before it in the file
     */
    record Part(String kind, String text) {
        private static final Pattern ALONE =
                Pattern.compile("(?m)^(?!REFRESH).*\\bCONCURRENTLY\\b|^(?:VACUUM|REINDEX SCHEMA)\\b");

        /** Says whether it can run in a transaction, and so does. */
        boolean isTransactional() {
            return !ALONE.matcher(text).find();
        }
    }

    static List<HazardFile> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<HazardFile> all = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".sql"))
                    .filter(each -> !each.endsWith("base.sql"))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
            return all;
        }
    }

    private static HazardFile read(Path file) throws IOException {
        List<Part> parts = new ArrayList<>();
        String kind = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readString(file).split("\n", -1)) {
            if (line.matches("-- (before|hazard|twin)")) {
                add(parts, kind, text);
                kind = line.substring(3);
                text.replace(0, text.length(), text.toString().replaceAll("[^\n]", ""));
                text.append('\n');
            } else {
                text.append(line).append('\n');
            }
        }
        add(parts, kind, text);
        return new HazardFile(String.valueOf(file.getFileName()).replace(".sql", ""), parts);
    }

    private static void add(List<Part> parts, String kind, StringBuilder text) {
        if (!kind.isEmpty()) {
            parts.add(new Part(kind, text.toString()));
        }
    }

    boolean has(String kind) {
        return parts.stream().anyMatch(part -> part.kind().equals(kind));
    }

    /** Returns the migrations of one kind. */
    List<Part> parts(String kind) {
        return parts.stream().filter(part -> part.kind().equals(kind)).toList();
    }

    /** Returns the statements that are run before anything else. */
    String before() {
        return parts("before").stream().map(Part::text).collect(Collectors.joining());
    }
}
