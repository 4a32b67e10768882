package dev.predeploy.integration.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What the server answers to one request, up to the word that it is ready for the next. */
public abstract class Answer {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile char status = ' ';
    private volatile String tag = "";
    private volatile @Nullable Complaint error;

    /** What whoever waits for an answer is told. */
    public enum Signal {
        /** The answer is complete. */
        READY,

        /** The server waits for rows of a COPY. */
        ROWS_WANTED,

        /** There will be no more. */
        CUT
    }

    Answer() {}

    final void accept(Message message) throws IOException {
        switch (message.type()) {
            case 'E' -> error = Complaint.of(message);
            case 'C' -> tag = message.text(0, StandardCharsets.UTF_8);
            case 'Z' -> status = message.letter();
            default -> {}
        }
        take(message);
        if (message.type() == 'Z') {
            signals.add(Signal.READY);
        } else if (message.type() == 'G') {
            signals.add(Signal.ROWS_WANTED);
        }
    }

    /** Does with a message what this sort of answer does with it. */
    abstract void take(Message message) throws IOException;

    final void cut() {
        signals.add(Signal.CUT);
    }

    /** Waits for what comes next. */
    public final Signal next() throws InterruptedException {
        return signals.take();
    }

    /** Waits until the answer is complete. */
    public final void complete() throws IOException, InterruptedException {
        for (Signal signal = next(); signal != Signal.READY; signal = next()) {
            if (signal == Signal.CUT) {
                throw new IOException("The server ended the connection");
            }
        }
    }

    /** Returns the state of the transaction after it: I, T or E. */
    public final char status() {
        return status;
    }

    /** Returns what the last command of the request calls itself, such as {@code COMMIT}. */
    public final String tag() {
        return tag;
    }

    /** Returns the error in it. */
    public final Optional<Complaint> error() {
        return Optional.ofNullable(error);
    }
}
