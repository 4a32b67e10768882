package dev.predeploy.allure;

import io.qameta.allure.model.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Copies evidence to where Allure looks for it. The one-file report holds every attachment, so a long text is cut and
 * a large picture is left out, each saying where the whole is. Markup is shown as text: a page must not run what a
 * tool wrote.
 */
public final class Attachments {
    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int LARGEST_PICTURE = 2 * 1024 * 1024;
    private static final String TEXT = "text/plain";
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "csv", "text/csv",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp");

    private final AllureResults results;

    /** Makes the copier for a results folder. */
    public Attachments(AllureResults results) {
        this.results = results;
    }

    /**
     * Copies a file.
     *
     * @param file the evidence
     * @param name what it is called, a path with forward slashes that is unique in the run
     */
    public Attachment copy(Path file, String name) throws IOException {
        String type = TYPES.getOrDefault(ending(name), TEXT);
        boolean whole = Files.size(file) <= (type.startsWith("image/") ? LARGEST_PICTURE : LONGEST_TEXT);
        String shownAs = whole ? type : TEXT;
        String source = source(name, shownAs);
        results.write(source, whole ? Files.readAllBytes(file) : beginning(file, type, name));
        return new Attachment()
                .setName(name.substring(name.lastIndexOf('/') + 1))
                .setSource(source)
                .setType(shownAs);
    }

    private static byte[] beginning(Path file, String type, String name) throws IOException {
        String note = "\n… cut here: the whole has %d bytes and is in %s\n".formatted(Files.size(file), name);
        if (type.startsWith("image/")) {
            return note.getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return (new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8) + note)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String source(String name, String type) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        String ending = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("txt");
        return id + "-attachment." + ending;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
