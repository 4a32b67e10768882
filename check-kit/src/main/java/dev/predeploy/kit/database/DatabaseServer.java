package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A disposable PostgreSQL server. It starts when the first database is asked for, and everything in it is gone when it
 * is closed. Any number of threads may use it at once. Whatever it cannot do for want of a working PostgreSQL is told
 * as {@link CheckBroken}, with the cause, the end of the server's own log, and a remedy.
 */
public interface DatabaseServer extends AutoCloseable {

    /** Returns what the server is, such as {@code postgres 16.15 (embedded)}, without starting it. */
    String describe();

    /** Creates an empty database with the configured extensions, for one consumer. */
    Database create() throws InterruptedException;

    /**
     * Returns the template of the given key. Whoever asks first makes it, everybody else waits; a failure is remembered
     * and thrown to all of them.
     *
     * @throws Exception what {@code migrate} threw, whoever ran it
     */
    Template template(String key, Migrate migrate) throws Exception;

    /** Creates a copy of a template, for one consumer. */
    Database cloneOf(Template template) throws InterruptedException;

    /**
     * Lends a copy of a template to some work, and drops it when that ends, however it does.
     *
     * @throws E what the work throws
     */
    default <T, E extends Exception> T withCopy(Template template, Use<T, E> use) throws InterruptedException, E {
        Database copy = cloneOf(template);
        try {
            return use.of(copy);
        } finally {
            drop(copy);
        }
    }

    /** What is done with a database. */
    @FunctionalInterface
    interface Use<T, E extends Exception> {
        /** Does it. */
        T of(Database database) throws E;
    }

    /**
     * Returns how a container reaches a database of this server; nothing where the server itself is in none. A database
     * whose address is not the server's own, but that of somebody on this machine who stands before it, is reached there.
     */
    Optional<NetworkDatabase> onNetwork(Database database);

    /** Drops a database; whoever is still connected to it is thrown out. */
    void drop(Database database) throws InterruptedException;

    /** Ends every connection to a database, and with it each statement that runs there. */
    void terminate(Database database);

    /**
     * Runs work that blocks in JDBC, which no interrupt reaches, so that an interrupt of the calling thread ends it all
     * the same: the work's connections are terminated and its thread is interrupted.
     *
     * @throws InterruptedException if the calling thread was interrupted
     * @throws Exception what the work threw
     */
    <T> T interruptibly(Database database, Callable<T> work) throws Exception;

    /** Returns that the server is gone, with the end of its log, if it ended by itself: whatever lost it cannot be blamed. */
    Optional<CheckBroken> gone();

    /** Returns the last lines of the server's own log, oldest first. */
    List<String> logTail(int lines);

    /** Stops the server and removes its data. */
    @Override
    void close();

    /** Brings an empty database to the state that others get copies of. */
    @FunctionalInterface
    interface Migrate {

        /**
         * Works on the given database, which nobody else uses meanwhile.
         *
         * @throws Exception what went wrong; it is remembered and thrown to everybody who asks for the template
         */
        void apply(Database database) throws Exception;
    }
}
