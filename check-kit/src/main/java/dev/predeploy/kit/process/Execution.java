package dev.predeploy.kit.process;

import dev.predeploy.kit.offspring.Marker;
import dev.predeploy.kit.offspring.Offspring;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that runs: reads its output, waits for its end, and ends it with all that it started where it must. */
final class Execution {
    private static final long LONGEST_NAP = 32;

    private final Command command;
    private final Process process;
    private final Marker marker;
    private final Recording recording;
    private final Memory memory;
    private final long startedAt = System.nanoTime();

    Execution(Command command, Process process, Marker marker, Recording recording) {
        this.command = command;
        this.process = process;
        this.marker = marker;
        this.recording = recording;
        this.memory = new Memory(command.limits().memoryBytes());
    }

    Process process() {
        return process;
    }

    Recording recording() {
        return recording;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /**
     * Waits for the end, or for the limit that makes us end it.
     *
     * @param limit how long it may run; empty for a service
     * @return the limit that was passed; empty if the process ended by itself
     */
    Optional<Ending> await(Optional<Duration> limit) throws InterruptedException {
        Offspring tree = tree();
        long nap = 1;
        while (!process.waitFor(nap, TimeUnit.MILLISECONDS)) {
            nap = Math.min(nap * 2, LONGEST_NAP);
            while (recording.take(process)) {
                nap = 1;
                recording.requireKept();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (isOver(limit)) {
                    break;
                }
            }
            if (isOver(limit)) {
                return Optional.of(new Ending.TimedOut(limit.orElseThrow()));
            }
            Optional<Ending> memoryPassed = memory.look(tree);
            if (memoryPassed.isPresent()) {
                return memoryPassed;
            }
        }
        return Optional.empty();
    }

    private boolean isOver(Optional<Duration> limit) {
        return limit.filter(time -> took().compareTo(time) > 0).isPresent();
    }

    /** Ends the whole tree, reading on meanwhile; only when that is done, it tells of output that was lost. */
    void end(Duration grace) {
        tree().end(grace, () -> recording.take(process));
        recording.finish(process);
    }

    /** Ends what an ended process left behind, and takes the rest of its output. */
    void cleanUp(Duration grace) {
        List<ProcessHandle> leftOver = marker.holdersSince(process.pid());
        if (!leftOver.isEmpty()) {
            new Offspring(leftOver, marker).end(grace, () -> recording.take(process));
        }
        recording.finish(process);
    }

    /** Ends the whole tree because of a failure, which is what will be told. */
    void end(Duration grace, Exception failure) {
        try {
            end(grace);
        } catch (UncheckedIOException lost) {
            failure.addSuppressed(lost);
        }
    }

    private Offspring tree() {
        return new Offspring(List.of(process.toHandle()), marker);
    }

    Finished finished(Ending ending) {
        return new Finished(command, ending, took(), recording);
    }
}
