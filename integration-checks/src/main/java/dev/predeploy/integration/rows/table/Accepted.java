package dev.predeploy.integration.rows.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks PostgreSQL which expressions it can evaluate: all at once, and one by one only if one of them is refused.
 *
 * @param connection is in a transaction
 */
public record Accepted(Connection connection) {

    /** Returns those of some expressions that PostgreSQL evaluates, in the same order. */
    public List<String> among(List<String> expressions) throws SQLException {
        if (expressions.isEmpty() || takes(String.join(", ", expressions))) {
            return expressions;
        }
        if (expressions.size() == 1) {
            return List.of();
        }
        int half = expressions.size() / 2;
        List<String> accepted = new ArrayList<>(among(expressions.subList(0, half)));
        accepted.addAll(among(expressions.subList(half, expressions.size())));
        return accepted;
    }

    /** Says whether PostgreSQL evaluates a list of expressions. */
    public boolean takes(String expressions) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT " + expressions).close();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }
}
