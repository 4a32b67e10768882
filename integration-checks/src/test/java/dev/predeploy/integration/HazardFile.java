package dev.predeploy.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hazard and its safe twin: a file of parts, each of which begins with a line such as {@code -- hazard} and is a
 * migration. Their lines keep their numbers.
 *
 * @param name the file's name without its ending
 * @param parts the migrations, in order
 */
record HazardFile(String name, List<Part> parts) {
    private static final String OUTSIDE = ", outside a transaction";
    static final Path FOLDER = Path.of("src/test/resources/hazards");

    /**
     * A migration.
     *
     * @param kind {@code before}, {@code hazard} or {@code twin}
     * @param text its text, after as many empty lines as stand before it in the file
     * @param transactional whether Flyway is to run it in a transaction
     */
    record Part(String kind, String text, boolean transactional) {}

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
            if (line.matches("-- (before|hazard|twin)(" + OUTSIDE + ")?")) {
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
            parts.add(new Part(kind.replace(OUTSIDE, ""), text.toString(), !kind.endsWith(OUTSIDE)));
        }
    }

    boolean has(String kind) {
        return parts.stream().anyMatch(part -> part.kind().equals(kind));
    }

    /** Writes the migrations that are live, and those of one kind as pending ones, for Flyway. */
    void write(Path folder, String kind) throws IOException {
        Files.createDirectories(folder);
        Files.copy(FOLDER.resolve("base.sql"), folder.resolve("V1__base.sql"));
        String before = parts.stream()
                .filter(part -> part.kind().equals("before"))
                .map(Part::text)
                .findFirst()
                .orElse("SELECT 1;");
        Files.writeString(folder.resolve("V2__before.sql"), before);
        int version = 3;
        for (Part part : parts) {
            if (part.kind().equals(kind)) {
                String name = "V" + version++ + "__" + kind + ".sql";
                Files.writeString(folder.resolve(name), part.text());
                if (!part.transactional()) {
                    Files.writeString(folder.resolve(name + ".conf"), "executeInTransaction=false");
                }
            }
        }
    }
}
