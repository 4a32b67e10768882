package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes names and texts as SQL, and the few statements that need more than that. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return (text.indexOf('\\') < 0 ? "'" : "E'")
                + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static void extensions(Database database, List<String> extensions) {
        if (extensions.isEmpty()) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String extension : extensions) {
                install(extension, statement);
            }
        } catch (SQLException failure) {
            throw Trouble.because("PostgreSQL does not install extensions", List.of(), failure);
        }
    }

    private static void install(String extension, Statement statement) throws SQLException {
        try {
            statement.execute("CREATE EXTENSION IF NOT EXISTS " + name(extension) + " CASCADE");
        } catch (SQLException failure) {
            throw new CheckBroken(
                    Finding.of("This PostgreSQL cannot install the extension " + extension)
                            .expected("one of " + String.join(", ", available(statement)))
                            .actual(String.valueOf(failure.getMessage()))
                            .rule(String.valueOf(failure.getSQLState()))
                            .fix("Leave it out of integration.database.extensions, or use a server that has it."),
                    failure);
        }
    }

    private static List<String> available(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT name FROM pg_available_extensions ORDER BY name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
