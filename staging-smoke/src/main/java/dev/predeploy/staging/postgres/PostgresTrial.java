package dev.predeploy.staging.postgres;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.database.Relations;
import dev.predeploy.kit.database.VersionQuery;
import dev.predeploy.kit.deployed.PostgresConnection;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether a deployed database is what it must be. */
public final class PostgresTrial {
    private static final String MIGRATE = "apply the migrations of what is deployed, by their tool";
    private static final String SERVER_VERSION = "SHOW server_version";

    private static final String CONNECTIONS_LEFT =
            "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
                    + " - count(*) AS left, count(*) AS used, current_setting('max_connections') AS max_connections"
                    + " FROM pg_stat_activity WHERE backend_type = 'client backend'";

    private final PostgresConnection way;
    private final Psql psql;

    /** Begins on a connection that is open. */
    public PostgresTrial(PostgresConnection way, Connection connection) {
        this.way = way;
        this.psql = new Psql(connection, way.url().command());
    }

    /** Returns what asks the database and writes it down. */
    public Psql psql() {
        return psql;
    }

    /**
     * Looks.
     *
     * @return what is not as it must be
     * @throws CheckFailed if the server stopped to answer meanwhile, or refuses what everybody may ask
     * @throws InterruptedException if the asking thread is stopped meanwhile; the connection is then closed
     * @throws Exception what else went wrong
     */
    public List<Finding> run(Terms terms) throws Exception {
        long begin = System.nanoTime();
        try {
            return psql.interruptibly(() -> violations(terms)).stream()
                    .map(finding -> finding.at(Place.url(way.url().shown())))
                    .map(finding -> finding.fix().isPresent() ? finding : finding.fix(MIGRATE))
                    .toList();
        } catch (SQLException failure) {
            throw new CheckFailed(way.refused(failure, begin).finding());
        }
    }

    private List<Finding> violations(Terms terms) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        serverVersion(terms.atLeast()).ifPresent(findings::add);
        Psql.Rows tables = psql.tables();
        if (!terms.tables().isEmpty()) {
            findings.addAll(Relations.of(psql.connection()).missing(terms.tables()));
        }
        if (terms.owner().isPresent()) {
            findings.addAll(othersTables(terms.owner().get(), tables));
        }
        if (terms.version().isPresent()) {
            terms.version().get().violation(psql).ifPresent(findings::add);
        }
        if (terms.connectionsLeft().isPresent()) {
            connectionsLeft(terms.connectionsLeft().get()).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> serverVersion(Optional<String> least) throws SQLException {
        String version = psql.query(SERVER_VERSION).value();
        String number = version.replaceFirst("[^0-9.].*", "");
        return least.filter(wanted -> !VersionQuery.isAtLeast(number, wanted))
                .map(wanted -> Finding.of("the server is PostgreSQL " + number)
                        .rule("server-version")
                        .expected("at least " + wanted)
                        .actual(version)
                        .fix("upgrade the server, or lower `at-least`"));
    }

    private static List<Finding> othersTables(String owner, Psql.Rows tables) {
        if (tables.rows().isEmpty()) {
            return List.of(Finding.of("there is no table that " + owner + " could own")
                    .rule("owner")
                    .expected("every table is owned by " + owner)
                    .actual("no table at all")
                    .fix("apply the migrations"));
        }
        return tables.rows().stream()
                .filter(row -> !row.get(2).equals(owner))
                .map(row -> Finding.of("the table " + row.get(0) + "." + row.get(1) + " is owned by " + row.get(2))
                        .rule("owner")
                        .expected(owner)
                        .actual(row.get(2))
                        .fix("let the migrations run as " + owner + ", or `ALTER TABLE … OWNER TO`"))
                .toList();
    }

    private Optional<Finding> connectionsLeft(int least) throws SQLException {
        Psql.Rows rows = psql.query(CONNECTIONS_LEFT);
        int left = Integer.parseInt(rows.value());
        return left >= least
                ? Optional.empty()
                : Optional.of(Finding.of("only " + left + " connections are left")
                        .rule("connections-left")
                        .expected("at least " + least)
                        .actual("%d of %s (%s are used)"
                                .formatted(
                                        left,
                                        rows.rows().get(0).get(2),
                                        rows.rows().get(0).get(1)))
                        .fix("close idle connections, pool them, or raise `max_connections`"));
    }
}
