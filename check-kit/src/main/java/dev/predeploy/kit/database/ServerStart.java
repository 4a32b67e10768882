package dev.predeploy.kit.database;

import java.io.IOException;
import java.util.List;

/** How a server comes to life. */
interface ServerStart {

    /** Returns what it is, without starting it. */
    String describe();

    /** Returns what starts another one like it, which shares nothing with it but the password. */
    ServerStart another() throws IOException;

    /** Starts it; it takes connections by then. */
    RunningServer start() throws InterruptedException;

    /** Returns the last lines of its log, oldest first. */
    List<String> logTail(int lines);
}
