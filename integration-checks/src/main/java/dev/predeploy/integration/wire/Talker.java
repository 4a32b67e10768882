package dev.predeploy.integration.wire;

import java.io.IOException;

/** Decides what the server is sent of what a client says. */
@FunctionalInterface
public interface Talker {

    /** Talks until the client has gone; what is thrown ends the connection. */
    void talk(Link link) throws IOException, InterruptedException;
}
