package dev.predeploy.kit.process;

import java.time.Duration;
import java.util.Optional;

/**
 * What a command may use.
 *
 * @param time how long it may run, after which its whole process tree is ended; a service has no such limit
 * @param outputBytes how much is kept of each of its two outputs; of more, the first and the last part are kept
 * @param memoryBytes how much memory its whole process tree may hold (the sum of the resident sets), if limited
 */
public record Limits(Duration time, long outputBytes, Optional<Long> memoryBytes) {
    /** Ten minutes, ten mebibytes of output, any memory. */
    public static final Limits USUAL = new Limits(Duration.ofMinutes(10), 10L << 20, Optional.empty());

    /** Refuses limits that nothing could keep. */
    public Limits {
        if (time.isNegative() || time.isZero() || outputBytes < 2 || memoryBytes.orElse(1L) < 1) {
            throw new IllegalArgumentException(
                    "Not limits: " + time + ", " + outputBytes + " B of output, memory " + memoryBytes);
        }
    }

    /** Returns these limits with another time. */
    public Limits time(Duration other) {
        return new Limits(other, outputBytes, memoryBytes);
    }

    /** Returns these limits with another amount of output. */
    public Limits outputBytes(long other) {
        return new Limits(time, other, memoryBytes);
    }

    /** Returns these limits with a limit of memory. */
    public Limits memoryBytes(long other) {
        return new Limits(time, outputBytes, Optional.of(other));
    }
}
