package dev.predeploy.kit.check;

import dev.predeploy.kit.session.Session;
import java.io.IOException;

/**
 * What the check methods of a run are invoked with. The launcher puts one into JUnit's launcher-session store before it
 * begins; where there is none (an IDE, Surefire), the first check makes one from the configuration.
 *
 * @param session what the checks share
 * @param plan the checks that the stack file asks for
 * @param selection which of them belong to the run
 */
public record CheckRun(Session session, Plan plan, Selection selection) implements AutoCloseable {
    /** The one part of the namespace, and the key, under which it lies in the launcher-session store. */
    public static final String KEY = "dev.predeploy.check-run";

    @Override
    public void close() throws IOException {
        session.close();
    }
}
