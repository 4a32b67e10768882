package dev.predeploy.kit.process;

import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes any amount of output and keeps the first and the last part of it. Its first half is written once,
 * its second half around and around; finishing puts that half in order.
 */
final class Capture {
    private final Path file;
    private final long half;
    private final long ring;
    private @Nullable RandomAccessFile open;
    private long written;

    Capture(Path file, long limit) {
        this.file = file;
        this.half = limit / 2;
        this.ring = limit - half;
    }

    Path file() {
        return file;
    }

    boolean isCut() {
        return written > half + ring;
    }

    void write(byte[] bytes, int length) throws IOException {
        RandomAccessFile target = opened();
        int from = 0;
        while (from < length) {
            long place = written < half ? written : half + (written - half) % ring;
            long end = written < half ? half : half + ring;
            int count = (int) Math.min(length - from, end - place);
            target.seek(place);
            target.write(bytes, from, count);
            from += count;
            written += count;
        }
    }

    /**
     * Closes the file, in order. Where there was no output there is an empty file, unless the run is over and its folder
     * has gone already.
     */
    void finish() throws IOException {
        if (open == null && !Files.isDirectory(file.resolveSibling(""))) {
            return;
        }
        try (RandomAccessFile target = opened()) {
            if (isCut()) {
                putInOrder(target);
            }
        }
    }

    private void putInOrder(RandomAccessFile target) throws IOException {
        byte[] tail = new byte[(int) ring];
        int oldest = (int) ((written - half) % ring);
        target.seek(half + oldest);
        target.readFully(tail, 0, tail.length - oldest);
        target.seek(half);
        target.readFully(tail, tail.length - oldest, oldest);
        String gap = "\n[... %d bytes were left out here ...]\n".formatted(written - half - ring);
        target.seek(half);
        target.write(gap.getBytes(StandardCharsets.US_ASCII));
        target.write(tail);
    }

    /** Opens the file, not as a channel: an interrupt of the writing thread would close that. */
    private RandomAccessFile opened() throws IOException {
        RandomAccessFile target = open;
        if (target == null) {
            target = new RandomAccessFile(file.toFile(), "rw");
            open = target;
        }
        return target;
    }

    /** Returns what is kept so far; while the command runs and much was written, the last part may be out of order. */
    String text() throws IOException {
        return Files.exists(file) ? ToolText.of(Files.readAllBytes(file)) : "";
    }
}
