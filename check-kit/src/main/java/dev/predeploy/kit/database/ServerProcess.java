package dev.predeploy.kit.database;

import java.util.Optional;

/** What a running server lives in. */
interface ServerProcess {

    /** Returns how it ended, in words, if it did. */
    Optional<String> end();

    /** Returns how containers reach one of its databases, if they do. */
    Optional<NetworkDatabase> onNetwork(Database database);

    /** Ends it, whatever still runs in it, and removes its data. */
    void stop();
}
