package dev.predeploy.kit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process writes to its two outputs: each by itself, and both in the order in which they came. It reads only
 * what is there, and so is never held up by a stranger that keeps the pipe open.
 */
final class Recording {
    private static final Duration LAST_READING = Duration.ofMillis(200);

    private final Capture both;
    private final Capture stdout;
    private final Capture stderr;
    private Optional<IOException> lost = Optional.empty();
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

    /**
     * Takes what is there and says whether there was anything. After a failure it goes on reading, keeps nothing, and
     * leaves telling so to {@link #requireKept}: who is ending a process may not be held up by it.
     */
    boolean take(Process process) {
        boolean more = take(process.getInputStream(), stdout);
        return take(process.getErrorStream(), stderr) || more;
    }

    /** Refuses to go on where output was lost. */
    void requireKept() {
        if (lost.isPresent()) {
            throw new UncheckedIOException("The output of a command could not be kept", lost.get());
        }
    }

    private boolean take(InputStream from, Capture into) {
        int count = read(from);
        if (count > 0 && lost.isEmpty()) {
            unlessLost(() -> {
                into.write(buffer, count);
                both.write(buffer, count);
            });
        }
        return count > 0;
    }

    private int read(InputStream from) {
        try {
            int available = from.available();
            return available <= 0 ? 0 : from.read(buffer, 0, Math.min(available, buffer.length));
        } catch (IOException unreadable) {
            lose(unreadable);
            return 0;
        }
    }

    /** Takes what an ended process left in the pipes, and closes everything. */
    void finish(Process process) {
        long deadline = System.nanoTime() + LAST_READING.toNanos();
        boolean more = true;
        while (more && System.nanoTime() - deadline < 0) {
            more = take(process);
        }
        unlessLost(process.getInputStream()::close);
        unlessLost(process.getErrorStream()::close);
        finish();
    }

    /** Closes the files. */
    void finish() {
        unlessLost(both::finish);
        unlessLost(stdout::finish);
        unlessLost(stderr::finish);
        requireKept();
    }

    private void unlessLost(Step step) {
        try {
            step.take();
        } catch (IOException failure) {
            lose(failure);
        }
    }

    private void lose(IOException failure) {
        lost = lost.or(() -> Optional.of(failure));
    }

    /** Something that may fail, and must not keep what comes after it from being done. */
    private interface Step {
        void take() throws IOException;
    }
}
