package dev.predeploy.kit.process;

/** Says that a thread was interrupted while it ran a command, which has been ended by now, and what that had written. */
public final class CommandStopped extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final transient Finished finished;

    CommandStopped(Finished finished) {
        super(finished.command().words().get(0) + " was stopped");
        this.finished = finished;
    }

    /** Returns how far the command came. */
    public Finished finished() {
        return finished;
    }
}
