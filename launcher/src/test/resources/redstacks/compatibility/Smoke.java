import java.sql.DriverManager;

/** What the deployed version asks of its database. */
final class Smoke {
    public static void main(String[] arguments) throws Exception {
        try (var connection = DriverManager.getConnection(System.getenv("JDBC_DATABASE_URL"));
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO clients (name) VALUES ('Ada Lovelace'); SELECT name FROM clients");
        }
    }
}
