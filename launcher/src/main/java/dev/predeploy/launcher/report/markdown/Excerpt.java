package dev.predeploy.launcher.report.markdown;

import dev.predeploy.launcher.report.output.CleanText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The beginning and the end of a text that a check kept. */
final class Excerpt {
    private static final int FIRST_LINES = 12;
    private static final int LAST_LINES = 12;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_BYTES = 16 << 10;
    private static final List<String> TELLING = List.of("transcript.txt", ".log", ".txt");

    private Excerpt() {}

    /** Returns the file of a check that tells most to a person, if one does: what programs write for programs does not. */
    static Optional<String> mostTelling(List<String> files) {
        return TELLING.stream()
                .flatMap(end -> files.stream().filter(file -> file.endsWith(end)))
                .findFirst();
    }

    static String of(Path file) throws IOException {
        List<String> lines =
                CleanText.of(text(file)).strip().lines().map(Excerpt::line).toList();
        int left = lines.size() - FIRST_LINES - LAST_LINES;
        if (left <= 1) {
            return String.join("\n", lines);
        }
        return Stream.of(
                        lines.subList(0, FIRST_LINES),
                        List.of("… (%s)".formatted(Files.size(file) > MOST_BYTES ? "cut" : left + " lines more")),
                        lines.subList(lines.size() - LAST_LINES, lines.size()))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) <= MOST_BYTES) {
            return Files.readString(file);
        }
        byte[] octets = new byte[MOST_BYTES];
        try (RandomAccessFile read = new RandomAccessFile(file.toFile(), "r")) {
            read.readFully(octets, 0, MOST_BYTES / 2);
            read.seek(read.length() - MOST_BYTES / 2);
            read.readFully(octets, MOST_BYTES / 2, MOST_BYTES / 2);
        }
        return new String(octets, StandardCharsets.UTF_8);
    }
}
