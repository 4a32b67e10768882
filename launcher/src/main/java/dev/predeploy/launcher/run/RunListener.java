package dev.predeploy.launcher.run;

/** Hears what happens in a run, one event after another, from one thread. */
public interface RunListener {

    /** Hears that the run begins. */
    void started(RunEvent.Started event);

    /** Hears that a check's own work begins. */
    void checkStarted(RunEvent.CheckStarted event);

    /** Hears that a check ended, or will not run. */
    void checkEnded(RunEvent.CheckEnded event);

    /** Hears which checks still run. */
    void stillRunning(RunEvent.StillRunning event);

    /** Hears that the run is over. */
    void ended(RunEvent.Ended event);
}
