package dev.predeploy.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Runs a script against the database that the environment names, as a migration tool of a stack would. */
final class SqlProgram {
    /** Calls it from a shell; the script's path follows. */
    static final String COMMAND = Path.of(System.getProperty("java.home"), "bin", "java") + " -cp '"
            + System.getProperty("java.class.path") + "' " + SqlProgram.class.getName() + " ";

    private SqlProgram() {}

    /** Takes the script's path. */
    public static void main(String[] arguments) throws Exception {
        String script = Files.readString(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection(System.getenv("JDBC_DATABASE_URL"));
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }
}
