package dev.predeploy.kit.database;

import java.util.List;

/** How a server comes to life. */
interface ServerStart {

    /** Returns what it is, without starting it. */
    String describe();

    /** Starts it; it takes connections by then. */
    RunningServer start() throws InterruptedException;

    /** Returns the last lines of its log, oldest first. */
    List<String> logTail(int lines);
}
