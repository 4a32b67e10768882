package dev.predeploy.integration.locks;

import static java.util.Objects.requireNonNull;

import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.observer.Places;
import dev.predeploy.integration.sizes.Planner;
import dev.predeploy.integration.sizes.Rows;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.integration.sql.Searches;
import dev.predeploy.integration.sql.Statements;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL of one version, on which migrations are observed and judged, each in a schema that is made anew. */
final class HazardServer implements AutoCloseable {
    private static final Sizes SIZES = new Sizes(
            Map.of("orders", Rows.of(40_000_000), "customers", Rows.of(2_000_000), "countries", Rows.of(200)), 10_000);

    private static final String ANEW = "DROP SCHEMA IF EXISTS public, sales CASCADE; CREATE SCHEMA public;";

    private final RunFolder run;
    private final DisposableServer server;
    private final Database database;
    private final String base;

    HazardServer(Path temporary, String version) throws Exception {
        run = RunFolder.open(temporary.resolve("runs-" + version));
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.parse(version), "UTC", List.of(), List.of(), Map.of(), Optional.empty());
        server = DisposableServer.embedded(settings, run, new Commands(run));
        database = server.create();
        base = Files.readString(HazardFile.FOLDER.resolve("base.sql"));
    }

    /**
     * What became of a hazard or its twin.
     *
     * @param findings what is reported
     * @param table what was seen, as users see it
     */
    record Judged(List<Finding> findings, String table) {}

    Judged judge(HazardFile file, String kind) throws Exception {
        Set<String> empty;
        try (Connection connection = database.connect()) {
            run(connection, new HazardFile.Part("before", ANEW + base + file.before()));
            Planner.tell(connection, SIZES);
            empty = Planner.empty(connection);
        }
        Trace trace = observe(file, kind);
        return new Judged(new Judgement(SIZES, empty).findings(trace), new LockTable(SIZES, empty).text(trace));
    }

    private Trace observe(HazardFile file, String kind) throws Exception {
        Map<Source, Searches> searches = new HashMap<>();
        Places places =
                (source, statement) -> requireNonNull(searches.get(source)).next(source.place(), statement);
        try (Observer observer = Observer.of(database, places)) {
            for (HazardFile.Part part : file.parts(kind)) {
                String path = file.name() + ".sql";
                Source source = new Source(path + ", part " + (searches.size() + 1), Place.file(path));
                searches.put(source, new Searches(Path.of("."), any -> Optional.of(Script.of(path, part.text()))));
                observer.at(Optional.of(source));
                try (Connection connection = observer.database().connect()) {
                    run(connection, part);
                }
            }
            observer.at(Optional.empty());
            return observer.trace();
        }
    }

    private static void run(Connection connection, HazardFile.Part part) throws SQLException {
        connection.setAutoCommit(!part.isTransactional());
        try (Statement statement = connection.createStatement()) {
            for (Statements.Piece each : Statements.in(part.text())) {
                statement.execute(each.text());
            }
        }
        if (part.isTransactional()) {
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws IOException {
        server.close();
        run.close();
    }
}
