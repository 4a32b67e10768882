package dev.predeploy.kit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process writes to its two outputs: each by itself, and both in the order in which they came. It reads only
 * what is there, and so is never held up by a stranger that keeps the pipe open.
 */
final class Recording {
    private static final Duration LAST_READING = Duration.ofMillis(200);

    private final Capture both;
    private final Capture stdout;
    private final Capture stderr;
    private boolean isLost;
    private final byte[] buffer = new byte[1 << 17]; // more than a pipe holds

    Recording(Path stem, long limit) {
        this.both = new Capture(stem.resolveSibling(stem.getFileName() + ".log"), limit);
        this.stdout = new Capture(stem.resolveSibling(stem.getFileName() + ".out"), limit);
        this.stderr = new Capture(stem.resolveSibling(stem.getFileName() + ".err"), limit);
    }

    Capture both() {
        return both;
    }

    Capture stdout() {
        return stdout;
    }

    Capture stderr() {
        return stderr;
    }

    /** Takes what is there and says whether there was anything. After a failure it goes on reading, and keeps nothing. */
    boolean take(Process process) {
        try {
            boolean more = take(process.getInputStream(), stdout);
            return take(process.getErrorStream(), stderr) || more;
        } catch (IOException lost) {
            isLost = true;
            throw new UncheckedIOException("The output of a command could not be kept", lost);
        }
    }

    private boolean take(InputStream from, Capture into) throws IOException {
        int available = from.available();
        if (available <= 0) {
            return false;
        }
        int count = from.read(buffer, 0, Math.min(available, buffer.length));
        if (count <= 0) {
            return false;
        }
        if (!isLost) {
            into.write(buffer, count);
            both.write(buffer, count);
        }
        return true;
    }

    /** Takes what an ended process left in the pipes, and closes everything. */
    void finish(Process process) {
        long deadline = System.nanoTime() + LAST_READING.toNanos();
        try {
            boolean more = true;
            while (more && System.nanoTime() - deadline < 0) {
                more = take(process);
            }
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException lost) {
            throw new UncheckedIOException("The output of a command could not be kept", lost);
        } finally {
            finish();
        }
    }

    /** Closes the files. */
    void finish() {
        try {
            both.finish();
            stdout.finish();
            stderr.finish();
        } catch (IOException lost) {
            throw new UncheckedIOException("The output of a command could not be kept", lost);
        }
    }
}
