package dev.predeploy.kit.session;

import java.io.IOException;
import java.util.Optional;

/** Closes many things, whether or not one of them fails. */
final class Closing {
    private Optional<Exception> failure = Optional.empty();

    void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            failure.ifPresentOrElse(first -> first.addSuppressed(e), () -> failure = Optional.of(e));
        }
    }

    void finish() throws IOException {
        if (failure.isPresent()) {
            throw new IOException("Could not close what the checks shared: " + failure.get(), failure.get());
        }
    }
}
