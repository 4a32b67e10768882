package dev.predeploy.kit.process;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.offspring.Marker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Runs commands on this machine. A command reads nothing, writes to files only, and never outlives its limits, the
 * interrupt of who waits for it, or the run: whatever it started ends with it.
 */
public final class Commands {
    /** The environment variable that tells one command of a run from another. */
    public static final String COMMAND_VARIABLE = "PREDEPLOY_COMMAND";

    private static final File NOTHING = new File("/dev/null");
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RunFolder runFolder;
    private final Path captures;
    private final Duration grace;
    private final LongSupplier kernelKills;
    private final Runnable signalled;
    private final AtomicLong count = new AtomicLong();

    /** Prepares to run commands, each with two seconds between being asked to end (SIGTERM) and being killed. */
    public Commands(RunFolder runFolder) throws IOException {
        this(runFolder, () -> {});
    }

    /**
     * Prepares to run commands as a run of checks does.
     *
     * @param signalled is told when a signal that somebody sent has ended one
     */
    public Commands(RunFolder runFolder, Runnable signalled) throws IOException {
        this(runFolder, GRACE, new KernelKills(), signalled);
    }

    /**
     * Prepares to run commands.
     *
     * @param runFolder where their output is kept and they are recorded
     * @param grace how long a process may take from being asked to end (SIGTERM) to being killed
     */
    public Commands(RunFolder runFolder, Duration grace) throws IOException {
        this(runFolder, grace, new KernelKills());
    }

    Commands(RunFolder runFolder, Duration grace, LongSupplier kernelKills) throws IOException {
        this(runFolder, grace, kernelKills, () -> {});
    }

    private Commands(RunFolder runFolder, Duration grace, LongSupplier kernelKills, Runnable signalled)
            throws IOException {
        this.runFolder = runFolder;
        this.captures = runFolder.newFolder("commands");
        this.grace = grace;
        this.kernelKills = kernelKills;
        this.signalled = signalled;
    }

    /**
     * Runs a command to its end.
     *
     * @throws CommandStopped if this thread is interrupted; the command has been ended by then
     */
    public Finished run(Command command) throws InterruptedException {
        Attempt attempt = attempt(command);
        if (attempt.execution().isEmpty()) {
            return attempt.failure();
        }
        Execution execution = attempt.execution().get();
        try {
            Optional<Ending> passed =
                    execution.await(Optional.of(command.limits().time()));
            return conclude(execution, passed, attempt);
        } catch (InterruptedException asked) {
            execution.end(grace, asked);
            throw new CommandStopped(execution.finished(new Ending.Stopped()));
        } catch (RuntimeException brokenOff) {
            execution.end(grace, brokenOff);
            throw brokenOff;
        }
    }

    /** Starts a service: a command that runs until it is stopped, whatever its time limit says. */
    public Started start(Command command) {
        Attempt attempt = attempt(command);
        return attempt.execution()
                .map(execution -> Started.running(execution, () -> serve(execution, attempt), grace))
                .orElseGet(() -> Started.failed(attempt.failure()));
    }

    private Finished serve(Execution execution, Attempt attempt) throws InterruptedException {
        return conclude(execution, execution.await(Optional.empty()), attempt);
    }

    private Finished conclude(Execution execution, Optional<Ending> passed, Attempt attempt) {
        if (passed.isPresent()) {
            execution.end(grace);
            return execution.finished(passed.get());
        }
        execution.cleanUp(grace);
        boolean memoryWasShort = kernelKills.getAsLong() > attempt.kernelKillsBefore();
        Ending ending = Endings.of(execution, memoryWasShort);
        if (ending instanceof Ending.Killed killed && killed.isSent()) {
            signalled.run();
        }
        return execution.finished(ending);
    }

    private Attempt attempt(Command command) {
        String id = runFolder.id() + "-" + count.incrementAndGet();
        Recording recording =
                new Recording(captures.resolve(id), command.limits().outputBytes());
        long killsBefore = kernelKills.getAsLong();
        try {
            Process process = builder(command, id).start();
            Execution execution = new Execution(command, process, new Marker(COMMAND_VARIABLE, id), recording);
            record(execution);
            return Attempt.running(execution, killsBefore);
        } catch (IOException refused) {
            recording.finish();
            return Attempt.failed(new Finished(command, Endings.of(command, refused), Duration.ZERO, recording));
        }
    }

    private void record(Execution execution) throws IOException {
        try {
            runFolder.record(execution.process().toHandle());
        } catch (IOException unrecorded) {
            execution.end(grace, unrecorded);
            throw unrecorded;
        }
    }

    private ProcessBuilder builder(Command command, String id) {
        ProcessBuilder builder = new ProcessBuilder(Programs.resolved(command))
                .directory(command.folder().toFile())
                .redirectInput(NOTHING);
        UserEnvironment.giveBack(builder.environment());
        builder.environment().putAll(command.environment());
        builder.environment().putAll(runFolder.environment());
        builder.environment().put(COMMAND_VARIABLE, id);
        return builder;
    }
}
