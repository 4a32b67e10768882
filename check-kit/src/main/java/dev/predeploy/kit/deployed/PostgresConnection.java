package dev.predeploy.kit.deployed;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.Driver;

/**
 * Opens a session that only reads, and in which nothing takes longer than allowed.
 *
 * @param url where, and who enters
 * @param within how long connecting, and each statement, may take
 */
public record PostgresConnection(PostgresUrl url, Duration within) {
    private static final Set<String> OF_TLS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");
    private static final int MOST_BYTES = 16 << 20;

    /** How long a reader queues for a lock: whoever comes after it queues too. */
    private static final Duration LOCKED = Duration.ofSeconds(2);

    /**
     * What is known of the way there beside the URL.
     *
     * @param authority whose certificates are trusted where the URL wants them verified and names no authority
     * @param addressOf knows the addresses of names that are not to be looked up
     */
    public record Way(Optional<Path> authority, Function<String, Optional<InetAddress>> addressOf) {
        /** Returns the way that every program would take. */
        public static Way usual() {
            return new Way(Optional.empty(), host -> Optional.empty());
        }
    }

    /**
     * Connects; every statement is a transaction of its own.
     *
     * @throws NotEntered naming the reason, if the server cannot be entered
     */
    public Connection open(Way way) throws NotEntered {
        long begin = System.nanoTime();
        try {
            Connection connection = connect(way);
            prepare(
                    connection,
                    "SET default_transaction_read_only = on",
                    "SET statement_timeout = " + within.toMillis(),
                    "SET lock_timeout = " + within.toMillis());
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException failure) {
            throw refused(failure, begin);
        }
    }

    /**
     * Connects and begins the one transaction that the connection is for. It sees one state of the database, waits for no
     * lock longer than two seconds, and leaves nothing behind in the session, which may be one of a pool.
     *
     * @throws NotEntered naming the reason, if the server cannot be entered
     */
    public Connection openTransaction(Way way) throws NotEntered {
        long begin = System.nanoTime();
        Duration locked = within.compareTo(LOCKED) < 0 ? within : LOCKED;
        try {
            Connection connection = connect(way);
            connection.setAutoCommit(false);
            prepare(
                    connection,
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                    "SET LOCAL statement_timeout = " + within.toMillis(),
                    "SET LOCAL lock_timeout = " + locked.toMillis(),
                    "SET LOCAL idle_in_transaction_session_timeout = "
                            + within.multipliedBy(2).toMillis());
            return connection;
        } catch (SQLException failure) {
            throw refused(failure, begin);
        }
    }

    /**
     * Tells in words why the server could not be entered, or stopped to answer.
     *
     * @param begin when it was asked, by {@link System#nanoTime()}
     */
    public NotEntered refused(SQLException failure, long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new NotEntered(new Refused(url, within).finding(failure, took), failure);
    }

    private Connection connect(Way way) throws SQLException {
        String host = way.addressOf()
                .apply(url.host())
                .map(InetAddress::getHostAddress)
                .orElse(url.host());
        Connection connection =
                new Driver().connect("jdbc:postgresql://" + host + ":" + url.port() + "/", properties(way));
        if (connection == null) {
            throw new IllegalStateException("The driver does not know its own URL");
        }
        return connection;
    }

    private Properties properties(Way way) {
        Properties properties = new Properties();
        properties.setProperty("PGDBNAME", url.database());
        properties.setProperty("user", url.login().user());
        url.login().password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "predeploy");
        properties.setProperty("loginTimeout", Double.toString(within.toMillis() / 1000.0));
        properties.setProperty("connectTimeout", Long.toString(seconds()));
        properties.setProperty("socketTimeout", Long.toString(seconds() + 1)); // the server itself tells of it first
        properties.setProperty("socketFactory", BoundedSockets.class.getName());
        properties.setProperty("maxResultBuffer", Integer.toString(MOST_BYTES));
        url.parameters().forEach((name, value) -> {
            if (OF_TLS.contains(name)) {
                properties.setProperty(name, value);
            }
        });
        boolean isVerified = url.parameters().getOrDefault("sslmode", "").startsWith("verify");
        if (isVerified && way.authority().isPresent()) {
            properties.putIfAbsent("sslrootcert", way.authority().get().toString());
        }
        return properties;
    }

    private long seconds() {
        return Math.max(1, within.plusMillis(999).toSeconds());
    }

    private static void prepare(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
