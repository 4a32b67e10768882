package dev.predeploy.launcher.execution;

import dev.predeploy.kit.session.RunControl;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run that is ended from outside (Ctrl-C, SIGTERM, SIGHUP) finish in order: checks are stopped, reports say so,
 * nothing is left behind, and the exit code is 130. Where the verdict was made already, the reports tell it, and so does
 * the exit code. {@code kill -9} cannot be heard; what it leaves, the next run removes.
 */
public final class Interruption implements AutoCloseable {
    /** Why an interrupted run stops. */
    public static final RunControl.Stop STOP =
            new RunControl.Stop("the run was interrupted before this check was through", "run again");

    private static final int EXIT_CODE = 130;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile int exitCode = EXIT_CODE;

    private Interruption(RunControl control) {
        hook = new Thread(() -> stop(control), "predeploy-interruption");
    }

    /**
     * Listens from now on until it is closed, which says that the run is over and its reports are written.
     *
     * @throws InterruptedException if the process is being ended already
     */
    public static Interruption listen(RunControl control) throws InterruptedException {
        Interruption interruption = new Interruption(control);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException ending) {
            throw new InterruptedException("The process is being ended");
        }
        return interruption;
    }

    /** Takes what the reports, which are all written now, say of the run, and returns it. */
    public int answer(int told) {
        exitCode = told;
        return told;
    }

    private void stop(RunControl control) {
        control.stop(STOP);
        try {
            over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** Says that the run is over. While the machine is shutting down, the process ends here. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitTheEnd();
        }
    }

    /** The hook ends the process; what would come after close() must not be seen any more. */
    private void awaitTheEnd() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
