package dev.predeploy.kit.process;

import dev.predeploy.kit.offspring.Offspring;
import java.time.Duration;
import java.util.Optional;

/** Watches the memory of a process tree against its limit, by looking now and then. */
final class Memory {
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();

    private final Optional<Long> limit;
    private long lastLook = System.nanoTime();

    Memory(Optional<Long> limit) {
        this.limit = limit;
    }

    /** Returns the ending that is due if the limit has been passed. */
    Optional<Ending> look(Offspring tree) {
        if (limit.isEmpty() || System.nanoTime() - lastLook < INTERVAL) {
            return Optional.empty();
        }
        lastLook = System.nanoTime();
        long used = tree.residentBytes();
        return limit.filter(bytes -> used > bytes).map(bytes -> new Ending.OutOfMemory(limit, Optional.of(used)));
    }
}
