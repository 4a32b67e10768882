package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;

/**
 * Takes over the files that checks published through JUnit: texts without secrets and harmless, as UTF-8; pictures and
 * the like as they are, but for secrets in ASCII. The folders that they are published in are lent, and lent again: a
 * thousand of them, made and removed, would cost more than what is published.
 */
final class EvidenceFolder implements OutputDirectoryCreator {
    private static final String NAME = "evidence";

    private final Path outputFolder;
    private final Path scratch;
    private final Redactor redactor;
    private final Queue<Path> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    /** Takes where evidence goes to, and an empty folder in which files are published. */
    EvidenceFolder(Path outputFolder, Path scratch, Redactor redactor) {
        this.outputFolder = outputFolder;
        this.scratch = scratch;
        this.redactor = redactor;
    }

    @Override
    public Path getRootDirectory() {
        return scratch;
    }

    /** Lends a folder for one file; nobody else gets it until that was taken. */
    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
        @Nullable Path folder = free.poll();
        return folder == null ? Files.createDirectory(scratch.resolve("lent-" + made.incrementAndGet())) : folder;
    }

    /** Returns where the file lies now, relative to the output folder. */
    String take(CheckId check, Path published) throws IOException {
        String relative =
                String.join("/", NAME, check.toString(), published.getFileName().toString());
        Path target = outputFolder.resolve(relative);
        Files.createDirectories(target.getParent());
        byte[] octets = Files.readAllBytes(published);
        byte[] clean = isText(octets) ? cleanText(octets) : withoutSecrets(octets);
        if (Arrays.equals(octets, clean) && Files.isRegularFile(published, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(published, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.write(target, clean);
            Files.delete(published);
        }
        free.add(published.getParent());
        return relative;
    }

    /** No text of a tool holds a zero in its beginning, and hardly a picture, archive or program holds none. */
    private static boolean isText(byte[] octets) {
        for (int i = 0; i < Math.min(octets.length, 8192); i++) {
            if (octets[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] cleanText(byte[] octets) {
        return redactor.clean(ToolText.of(octets)).getBytes(StandardCharsets.UTF_8);
    }

    /** Every octet stands for itself, so that what holds no secret stays as it is. */
    private byte[] withoutSecrets(byte[] octets) {
        return redactor.redact(new String(octets, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
