package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.compose.ComposeStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something of the stack that the gate has started. Closing it stops it. */
interface Service extends AutoCloseable {
    /** Waits until it is up, and throws why it does not come up. */
    void awaitUp() throws InterruptedException;

    /**
     * Returns what became wrong with it since it was up.
     *
     * @throws CheckBroken if somebody's signal ended it, which says nothing of the stack
     */
    List<Finding> troubles() throws InterruptedException;

    /** Keeps what it has written so far. */
    void keepLog(Evidence evidence) throws InterruptedException;

    /** Returns the stack in Compose that it is, if it is one. */
    default Optional<ComposeStack> stack() {
        return Optional.empty();
    }

    /** Returns the variables by which a command finds it. */
    default Map<String, String> environment() {
        return Map.of();
    }

    @Override
    void close() throws IOException;
}
