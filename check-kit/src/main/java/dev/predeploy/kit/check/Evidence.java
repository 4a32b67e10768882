package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.redaction.ToolText;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what a check saw, harmless and free of secrets: files, warnings, and the parts that its work had. It speaks through JUnit alone. */
public final class Evidence {
    /** The key of the report entry that tells of a part of the work. */
    public static final String STEP = "predeploy.step";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final TestReporter reporter;
    private final Redactor redactor;

    private Evidence(TestReporter reporter, Redactor redactor) {
        this.reporter = reporter;
        this.redactor = redactor;
    }

    static Evidence of(ExtensionContext context, Session session) {
        return new Evidence(new ContextReporter(context), session.get(Redactor.class));
    }

    /**
     * Keeps a text.
     *
     * @param name a file name such as {@code output.log}, without a folder
     * @throws IllegalArgumentException if the name is not a plain file name
     */
    public void keep(String name, String text) {
        requirePlain(name);
        String clean = redactor.clean(text);
        reporter.publishFile(name, mediaType(name), file -> Files.writeString(file, clean, StandardCharsets.UTF_8));
    }

    /**
     * Keeps a picture, as it is: what can be read on it is not redacted.
     *
     * @param name a file name such as {@code page.png}, without a folder
     * @throws IllegalArgumentException if the name is not a plain file name
     */
    public void keep(String name, byte[] picture) {
        requirePlain(name);
        reporter.publishFile(name, mediaType(name), file -> Files.write(file, picture));
    }

    /**
     * Keeps a copy of a text file, as UTF-8 whatever it was.
     *
     * @throws IOException if it cannot be read
     */
    public void keep(String name, Path file) throws IOException {
        keep(name, ToolText.of(Files.readAllBytes(file)));
    }

    private static void requirePlain(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("Not a plain file name: " + name);
        }
    }

    /** Tells that the named part of the work begins; it lasts until the next one or the check's end. */
    public void step(String what) {
        reporter.publishEntry(Map.of(STEP, redactor.clean(what)));
    }

    /**
     * Tells of something that does not fail the check, but that people should see: its finding is reported as a warning.
     */
    public void warn(Finding finding) {
        reporter.publishEntry(Warning.entry(finding.map(redactor::clean)));
    }

    private static MediaType mediaType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "json" -> MediaType.APPLICATION_JSON;
            case "xml" -> MediaType.create("application", "xml");
            case "png" -> MediaType.IMAGE_PNG;
            case "html" -> MediaType.create("text", "html");
            default -> MediaType.TEXT_PLAIN_UTF_8;
        };
    }
}
