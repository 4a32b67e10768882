package dev.predeploy.integration.runner;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.integration.sql.Words;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tool that ended well left behind.
 *
 * @param database the database that it had to itself
 * @param statements the statements of its files, as far as they are known
 */
public record Aftermath(Database database, List<Statement> statements) {
    private static final int LOOKS = 5;
    private static final String OPEN = """
            SELECT pid, state, query FROM pg_stat_activity, pg_sleep(%s)
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
              AND state LIKE 'idle in transaction%%'
            """;

    /** Copies the list. */
    public Aftermath {
        statements = List.copyOf(statements);
    }

    /** Returns the sessions that are still in a transaction; one that is just ending is given time to. */
    public List<Finding> leftOpen() throws SQLException {
        try (Connection connection = database.connect()) {
            List<Finding> findings = open(connection, "0");
            for (int look = 1; look < LOOKS && !findings.isEmpty(); look++) {
                findings = open(connection, "0.2");
            }
            return findings;
        }
    }

    private static List<Finding> open(Connection connection, String seconds) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (var ask = connection.createStatement();
                ResultSet row = ask.executeQuery(OPEN.formatted(seconds))) {
            while (row.next()) {
                findings.add(Finding.of("a session of the tool is left %s after it ended".formatted(row.getString(2)))
                        .rule("left-open")
                        .expected("every session is committed and closed")
                        .actual("its last statement: " + Words.of(row.getString(3)))
                        .fix("Commit or roll back, and close the connection: till then its locks are held."));
            }
        }
        return findings;
    }

    /** Returns what PostgreSQL keeps and does not use, or does not vouch for. */
    public List<Finding> leftInvalid() throws SQLException {
        try (Connection connection = database.connect()) {
            return Invalid.in(connection).stream().map(this::left).toList();
        }
    }

    private Finding left(Invalid invalid) {
        return Finding.of("the %s %s of %s is left invalid"
                        .formatted(invalid.isIndex() ? "index" : "constraint", invalid.written(), invalid.of()))
                .rule("left-invalid")
                .severity(Severity.WARNING)
                .at(invalid.lastNaming(statements, Statement::sql)
                        .<Place>map(Statement::place)
                        .orElse(Place.nowhere()))
                .actual((invalid.isIndex() ? "indisvalid" : "convalidated") + " is false")
                .fix(
                        invalid.isIndex()
                                ? "Drop it and build it again, or attach the indexes of all partitions."
                                : "Validate it in a later migration: ALTER TABLE … VALIDATE CONSTRAINT %s."
                                        .formatted(invalid.written()));
    }
}
