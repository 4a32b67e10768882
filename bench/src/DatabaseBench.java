import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Makes migrated databases, by Predeploy's own means or by Testcontainers and Flyway, and prints the milliseconds of the first
 * one and of the median of ten further ones. Arguments: ours VERSION FOLDER, or theirs IMAGE FOLDER.
 */
final class DatabaseBench {
    private static final int FURTHER = 10;

    /** Makes a database and uses it. */
    private interface Make {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("ours")) {
            ours(arguments[1], Path.of(arguments[2]));
        } else {
            theirs(arguments[1], Path.of(arguments[2]));
        }
        System.exit(0);
    }

    private static void ours(String version, Path migrations) throws Exception {
        long begun = System.nanoTime();
        RunFolder run = RunFolder.open();
        DatabaseSettings settings = DatabaseSettings.standard().version(PostgresVersion.parse(version));
        DisposableServer server = DisposableServer.embedded(settings, run, new Commands(run));
        FlywaySettings flyway = FlywaySettings.of(migrations, Path.of("."));
        Template template =
                server.template("bench", database -> new FlywayMigrator(flyway, Optional.empty()).apply(database));
        use(server.cloneOf(template));
        print(begun, () -> use(server.cloneOf(template)));
        server.close();
        run.close();
    }

    private static void use(Database database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static void theirs(String image, Path migrations) throws Exception {
        long begun = System.nanoTime();
        try (GenericContainer<?> container = new GenericContainer<>(image)
                .withEnv(Map.of("POSTGRES_PASSWORD", "bench", "POSTGRES_USER", "postgres"))
                .withExposedPorts(5432)
                .withCommand("postgres", "-c", "fsync=off") // as the module for PostgreSQL does
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2))) {
            container.start();
            String server = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/";
            migrated(server + "postgres", migrations);
            int[] number = {0};
            print(begun, () -> {
                String name = "further" + number[0]++;
                try (Connection connection = DriverManager.getConnection(server + "postgres", "postgres", "bench");
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
                migrated(server + name, migrations);
            });
        }
    }

    private static void migrated(String url, Path migrations) throws Exception {
        Flyway.configure()
                .dataSource(url, "postgres", "bench")
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "bench");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static void print(long begun, Make further) throws Exception {
        long first = System.nanoTime() - begun;
        double[] times = new double[FURTHER];
        for (int number = 0; number < FURTHER; number++) {
            long start = System.nanoTime();
            further.run();
            times[number] = (System.nanoTime() - start) / 1e6;
        }
        java.util.Arrays.sort(times);
        System.out.printf("%.1f %.1f%n", first / 1e6, times[FURTHER / 2]);
    }
}
