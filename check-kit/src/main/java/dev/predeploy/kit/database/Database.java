package dev.predeploy.kit.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Names one database and how to reach it.
 *
 * @param server where its server listens, and who may enter
 * @param name the name of the database
 */
public record Database(Address server, String name) {

    /** Returns the URL for JDBC, credentials included, every part encoded as PostgreSQL's driver decodes it. */
    public String jdbcUrl() {
        return bareJdbcUrl() + "?user=" + form(server.user()) + "&password=" + form(server.password());
    }

    /** Returns the URL for JDBC without credentials, for programs that take these apart. */
    public String bareJdbcUrl() {
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + form(name);
    }

    /** Returns the connection URI that libpq and most drivers read, every part percent-encoded (RFC 3986). */
    public String url() {
        return "postgresql://" + percent(server.user()) + ":" + percent(server.password()) + "@" + server.host() + ":"
                + server.port() + "/" + percent(name);
    }

    /** Returns the environment by which a program finds the database: the URLs, and libpq's own variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", url());
        environment.put("JDBC_DATABASE_URL", jdbcUrl());
        environment.put("PGHOST", server.host());
        environment.put("PGPORT", Integer.toString(server.port()));
        environment.put("PGUSER", server.user());
        environment.put("PGPASSWORD", server.password());
        environment.put("PGDATABASE", name);
        return environment;
    }

    /**
     * Opens a connection in the server's time zone, where the driver would take ours. It waits for as long as it takes: limits
     * that the server's parameters set are for others. The caller closes it.
     */
    public Connection connect() throws SQLException {
        return connect("-c statement_timeout=0 -c lock_timeout=0");
    }

    /** Opens a connection as {@link #connect()} does, but with the limits that a tool of the stack's would have. */
    public Connection connectAsTools() throws SQLException {
        return connect("");
    }

    private Connection connect(String options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "predeploy");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("options", options);
        Connection connection = new Driver().connect(bareJdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know the URL " + bareJdbcUrl());
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('TimeZone', ?, false)")) {
            statement.setString(1, server.timeZone());
            statement.execute();
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static String form(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String percent(String part) {
        return form(part).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /**
     * Where a server listens and who may enter.
     *
     * @param host the host, such as {@code 127.0.0.1}
     * @param port the port
     * @param user the user, who owns the server
     * @param password the user's password; never shown by {@link #toString()}
     * @param timeZone the server's time zone
     */
    public record Address(String host, int port, String user, String password, String timeZone) {
        @Override
        public String toString() {
            return user + ":***@" + host + ":" + port;
        }
    }
}
