package dev.predeploy.launcher.run;

import dev.predeploy.kit.check.CheckId;
import java.time.Instant;
import java.util.List;

/** Tells that something happened in a run. Events come one after another, from one thread, free of secrets. */
public sealed interface RunEvent {

    /** Returns when it happened. */
    Instant at();

    /** Tells a listener, by the method that is made for this event. */
    void tell(RunListener listener);

    /** The run begins. */
    record Started(Instant at, RunHead head) implements RunEvent {
        @Override
        public void tell(RunListener listener) {
            listener.started(this);
        }
    }

    /** A check's own work begins. */
    record CheckStarted(Instant at, CheckId id, String title) implements RunEvent {
        @Override
        public void tell(RunListener listener) {
            listener.checkStarted(this);
        }
    }

    /** A check ended, or will not run. */
    record CheckEnded(Instant at, CheckResult result) implements RunEvent {
        @Override
        public void tell(RunListener listener) {
            listener.checkEnded(this);
        }
    }

    /** A while went by; these checks still run. */
    record StillRunning(Instant at, List<Running> checks) implements RunEvent {
        /** Keeps a copy of the list. */
        public StillRunning {
            checks = List.copyOf(checks);
        }

        @Override
        public void tell(RunListener listener) {
            listener.stillRunning(this);
        }
    }

    /** The run is over, and every report but the event stream itself is written. */
    record Ended(Instant at, Run run) implements RunEvent {
        @Override
        public void tell(RunListener listener) {
            listener.ended(this);
        }
    }

    /**
     * A check that runs.
     *
     * @param id which
     * @param since when its own work began
     * @param step the part of its work that it told of last, or an empty text
     */
    record Running(CheckId id, Instant since, String step) {
        /** Tells of a check that has told of no part of its work. */
        public Running(CheckId id, Instant since) {
            this(id, since, "");
        }
    }
}
