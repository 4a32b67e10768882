package dev.predeploy.staging.postgres;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Trust;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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

    /**
     * Connects.
     *
     * @param trust whose certificates are trusted where the URL wants them verified and names no authority
     * @param hosts the addresses of names that are not to be looked up
     * @throws CheckFailed naming the reason, if the server cannot be entered
     */
    public Connection open(Trust trust, Hosts hosts) {
        long begin = System.nanoTime();
        String host = hosts.mapped(url.host()).map(InetAddress::getHostAddress).orElse(url.host());
        try {
            Connection connection =
                    new Driver().connect("jdbc:postgresql://" + host + ":" + url.port() + "/", properties(trust));
            if (connection == null) {
                throw new IllegalStateException("The driver does not know its own URL");
            }
            return readOnly(connection);
        } catch (SQLException failure) {
            throw new CheckFailed(
                    new Refused(url, within).finding(failure, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }

    private Properties properties(Trust trust) {
        Properties properties = new Properties();
        properties.setProperty("PGDBNAME", url.database());
        properties.setProperty("user", url.login().user());
        url.login().password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "predeploy");
        properties.setProperty("loginTimeout", Double.toString(within.toMillis() / 1000.0));
        properties.setProperty("connectTimeout", seconds());
        properties.setProperty("socketTimeout", seconds());
        properties.setProperty("socketFactory", BoundedSockets.class.getName());
        properties.setProperty("maxResultBuffer", Integer.toString(MOST_BYTES));
        url.parameters().forEach((name, value) -> {
            if (OF_TLS.contains(name)) {
                properties.setProperty(name, value);
            }
        });
        Optional<Path> authority = trust.authority();
        if (authority.isPresent()
                && url.parameters().getOrDefault("sslmode", "").startsWith("verify")) {
            properties.putIfAbsent("sslrootcert", authority.get().toString());
        }
        return properties;
    }

    private String seconds() {
        return Long.toString(Math.max(1, within.plusMillis(999).toSeconds()));
    }

    private Connection readOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = on");
            statement.execute("SET statement_timeout = " + within.toMillis());
            statement.execute("SET lock_timeout = " + within.toMillis());
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
