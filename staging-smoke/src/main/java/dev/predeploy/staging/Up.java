package dev.predeploy.staging;

import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.util.List;

/** Something of the stack that the gate starts, and stops at the end of the run: a command, or a stack in Compose. */
public sealed interface Up extends Entry permits UpCommand, UpCompose {
    /** Returns what is waited for, as the end of a sentence that begins with "waits until". */
    String awaited(Values values);

    /** Starts it; {@link Service#awaitUp} says whether it comes up. */
    Service start(String name, Session session) throws IOException, InterruptedException;

    /** Returns what it needs beforehand. */
    List<Need> needs(String name);
}
