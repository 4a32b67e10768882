package dev.predeploy.integration.drift;

import dev.predeploy.integration.ledger.Ledger;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.deployed.NotEntered;
import dev.predeploy.kit.deployed.PostgresConnection;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a live database in one transaction, which changes nothing, and waits for no lock for long.
 *
 * @param way where it is, and who enters
 * @param ledger knows what its tool remembers there, if it remembers anything
 * @param rehearsed asks the database to which all migrations were applied
 */
public record LiveReading(PostgresConnection way, Optional<Ledger> ledger, Psql rehearsed) {
    private static final String LOCKED = "55P03";
    private static final String FORBIDDEN = "42501";
    private static final String HOLDERS = """
            SELECT DISTINCT relation::regclass, pid, coalesce(nullif(application_name, ''), '?')
            FROM pg_locks LEFT JOIN pg_stat_activity USING (pid) WHERE granted AND mode = 'AccessExclusiveLock'
                AND pg_locks.relation IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm'))
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1, 2 LIMIT 5
            """;

    /**
     * Reads.
     *
     * @throws CheckBroken naming the reason, if the server cannot be entered, or stops to answer
     * @throws Exception what else went wrong, such as an interrupt of the calling thread
     */
    public LiveSide read() throws Exception {
        long begin = System.nanoTime();
        try (Connection connection = way.openTransaction(PostgresConnection.Way.usual())) {
            return new Psql(connection, way.url().command()).interruptibly(() -> read(connection));
        } catch (NotEntered refused) {
            throw new CheckBroken(told(refused.finding()), refused);
        } catch (SQLException failure) {
            Finding finding = way.refused(failure, begin).finding();
            throw new CheckBroken(told(LOCKED.equals(failure.getSQLState()) ? locked(finding) : finding), failure);
        }
    }

    /** What was set in the transaction is gone with it, and so is whatever it may have held. */
    private LiveSide read(Connection connection) throws SQLException {
        Side side = Side.read(connection);
        LiveSide.History history = ledger.isPresent()
                ? history(ledger.get(), connection)
                : LiveSide.History.unknown("nobody knows where `tool: command` remembers its migrations");
        connection.rollback();
        return new LiveSide(side, way.url().shown().toString(), history);
    }

    private LiveSide.History history(Ledger known, Connection connection) throws SQLException {
        tryOnOurs(known);
        Psql deployed = new Psql(connection, way.url().command());
        try {
            List<Finding> findings = known.compare(rehearsed, deployed);
            return new LiveSide.History(known.newest(deployed), findings, Optional.empty());
        } catch (SQLException refused) {
            if (FORBIDDEN.equals(refused.getSQLState())) {
                return LiveSide.History.unknown(
                        Refusal.in(refused).map(Refusal::message).orElse(FORBIDDEN));
            }
            throw refused;
        }
    }

    /** What fails with our own database alone says nothing of the live one. */
    private void tryOnOurs(Ledger known) {
        try {
            known.compare(rehearsed, rehearsed);
        } catch (SQLException refused) {
            throw new CheckBroken(
                    Finding.of("what was applied to the disposable database is not remembered there: "
                                    + Refusal.in(refused)
                                            .map(Refusal::message)
                                            .orElse(String.valueOf(refused.getMessage())))
                            .fix("see that the settings of the migrations name the table where their tool keeps it"),
                    refused);
        }
    }

    private static Finding told(Finding finding) {
        return new Finding(
                "the live database could not be read: " + finding.what(),
                finding.expected(),
                finding.actual(),
                finding.place(),
                finding.rule(),
                finding.severity(),
                finding.fix());
    }

    private Finding locked(Finding finding) {
        try (Connection connection = way.openTransaction(PostgresConnection.Way.usual())) {
            String holders = new Psql(connection, way.url().command())
                    .query(HOLDERS).rows().stream()
                            .map(row ->
                                    "%s is locked by the session %s (%s)".formatted(row.get(0), row.get(1), row.get(2)))
                            .collect(Collectors.joining("; "));
            return holders.isEmpty() ? finding : finding.actual(holders);
        } catch (NotEntered | SQLException gone) {
            return finding;
        }
    }
}
