package dev.predeploy.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.Reader;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads results, and puts their attachments into the report. Each attachment is of the type that its result says; Allure
 * alone would first guess it from the content, which took more than half of the time that a page of 1,000 results takes.
 */
final class KnownAttachments implements Reader, Aggregator2 {
    private final Reader reader = new Allure2Plugin();
    private final Map<Path, Attachment> attachments = new ConcurrentHashMap<>();

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path results) {
        attachments.clear();
        Supplier<String> names =
                configuration.requireContext(RandomUidContext.class).getValue();
        reader.readResults(configuration, new Visitor(visitor, names), results);
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        attachments.forEach(
                (file, attachment) -> storage.addDataFile("data/attachments/" + attachment.getSource(), file));
    }

    /** Takes note of attachments, and hands on everything else. */
    private final class Visitor implements ResultsVisitor {
        private final ResultsVisitor next;
        private final Supplier<String> names;

        Visitor(ResultsVisitor next, Supplier<String> names) {
            this.next = next;
            this.names = names;
        }

        @Override
        public Attachment visitAttachmentFile(Path attached) {
            return attachments.computeIfAbsent(attached, this::attachment);
        }

        private Attachment attachment(Path file) {
            String uid = names.get();
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            return new Attachment()
                    .setUid(uid)
                    .setName(name)
                    .setSource(dot < 0 ? uid : uid + name.substring(dot))
                    .setSize(size(file));
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void visitTestResult(TestResult result) {
            next.visitTestResult(result);
        }

        @Override
        public void visitExtra(String name, Object extra) {
            next.visitExtra(name, extra);
        }

        @Override
        public void error(String message, Exception cause) {
            next.error(message, cause);
        }

        @Override
        public void error(String message) {
            next.error(message);
        }
    }
}
