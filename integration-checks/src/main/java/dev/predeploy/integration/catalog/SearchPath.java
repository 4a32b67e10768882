package dev.predeploy.integration.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Has PostgreSQL write every name with its schema for a while. */
public final class SearchPath {
    private SearchPath() {}

    /** What is asked meanwhile. */
    @FunctionalInterface
    public interface Question<T> {
        /** Asks it. */
        T ask(Statement statement) throws SQLException;
    }

    /** Asks, and leaves the session as it was; a transaction that failed must be rolled back by whoever began it. */
    public static <T> T qualified(Connection connection, Question<T> question) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String before = before(statement);
            statement.execute("SET search_path = pg_catalog");
            T answer = question.ask(statement);
            try (PreparedStatement back = connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
                back.setString(1, before);
                back.execute();
            }
            return answer;
        }
    }

    private static String before(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW search_path")) {
            row.next();
            return row.getString(1);
        }
    }
}
