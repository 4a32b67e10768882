package dev.predeploy.integration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Migrates by two sessions, of which the second waits for what the first has locked and will never give. */
final class TwoSessionsProgram {
    private TwoSessionsProgram() {}

    /** Takes the first session's statement and the second's. */
    public static void main(String[] arguments) throws Exception {
        String url = System.getenv("JDBC_DATABASE_URL");
        try (Connection first = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url);
                Statement before = first.createStatement();
                Statement behind = second.createStatement()) {
            before.execute("CREATE TABLE IF NOT EXISTS a (id int)");
            first.setAutoCommit(false);
            before.execute(arguments[0]);
            behind.execute(arguments[1]);
            first.commit();
        }
    }
}
