package dev.predeploy.kit.check;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Speaks as JUnit's own reporter does, for the check of a context. */
record ContextReporter(ExtensionContext context) implements TestReporter {
    @Override
    public void publishEntry(Map<String, String> entries) {
        context.publishReportEntry(entries);
    }

    @Override
    public void publishFile(String name, MediaType mediaType, ThrowingConsumer<Path> action) {
        context.publishFile(name, mediaType, action);
    }
}
