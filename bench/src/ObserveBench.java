import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.integration.locks.Judgement;
import dev.predeploy.integration.locks.LockTable;
import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.observer.Places;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Applies migrations to databases of one server that have version 0 of them, observed and judged by Predeploy or by plain Flyway,
 * and prints the milliseconds of the first time in this JVM and of the median of five further ones. Arguments: ours or theirs, VERSION, FOLDER.
 */
final class ObserveBench {
    private static final int FURTHER = 5;

    /** Applies the migrations to a database. */
    private interface Way {
        void apply(Database database) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[2]);
        Way way = arguments[0].equals("ours")
                ? database -> observed(database, migrations)
                : database -> plain(database, migrations);
        RunFolder run = RunFolder.open();
        DatabaseSettings settings = DatabaseSettings.standard().version(PostgresVersion.parse(arguments[1]));
        DisposableServer server = DisposableServer.embedded(settings, run, new Commands(run));
        double first = milliseconds(server, migrations, way);
        double[] further = new double[FURTHER];
        for (int number = 0; number < FURTHER; number++) {
            further[number] = milliseconds(server, migrations, way);
        }
        Arrays.sort(further);
        System.out.printf("%.1f %.1f%n", first, further[FURTHER / 2]);
        server.close();
        run.close();
        System.exit(0);
    }

    private static double milliseconds(DisposableServer server, Path migrations, Way way) throws Exception {
        Database database = server.create();
        flyway(database, migrations).target("0").load().migrate();
        long begun = System.nanoTime();
        way.apply(database);
        double took = (System.nanoTime() - begun) / 1e6;
        server.drop(database);
        return took;
    }

    private static void observed(Database database, Path migrations) throws Exception {
        FlywayMigrator migrator = new FlywayMigrator(FlywaySettings.of(migrations, Path.of(".")), Optional.empty());
        Trace trace;
        try (Observer observer = Observer.of(database, Places.of(migrator, database, migrations))) {
            observer.watch(migrator);
            trace = observer.trace();
        }
        Sizes sizes = new Sizes(Map.of(), 1000);
        String table = new LockTable(sizes, Set.of()).text(trace);
        int findings = new Judgement(sizes, Set.of()).findings(trace).size();
        if (findings == 0 || !table.contains("orders_300")) { // the last file has hazards
            throw new IllegalStateException(findings + " findings in " + table);
        }
    }

    private static void plain(Database database, Path migrations) {
        flyway(database, migrations).load().migrate();
    }

    private static FluentConfiguration flyway(Database database, Path migrations) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.server().user(), database.server().password())
                .locations("filesystem:" + migrations);
    }
}
