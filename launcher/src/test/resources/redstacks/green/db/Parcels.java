import java.sql.DriverManager;

/** Stands for whatever tool a stack migrates with. */
class Parcels {
    public static void main(String[] words) throws Exception {
        try (var connection = DriverManager.getConnection(System.getenv("JDBC_DATABASE_URL"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS parcels (id bigint PRIMARY KEY)");
        }
    }
}
