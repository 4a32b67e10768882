package dev.predeploy.integration.runner;

import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.integration.sql.Word;
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
import java.util.regex.Pattern;

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
    private static final String INVALID = """
            SELECT 'index', name.relname, indexrelid::regclass::text, indrelid::regclass::text, 'indisvalid'
            FROM pg_index JOIN pg_class name ON name.oid = indexrelid WHERE NOT indisvalid
            UNION ALL
            SELECT 'constraint', conname, conname, coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text),
                   'convalidated'
            FROM pg_constraint WHERE NOT convalidated
            ORDER BY 1, 3
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
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = database.connect();
                var ask = connection.createStatement();
                ResultSet row = ask.executeQuery(INVALID)) {
            while (row.next()) {
                boolean isIndex = row.getString(1).equals("index");
                findings.add(Finding.of("the %s %s of %s is left invalid"
                                .formatted(row.getString(1), row.getString(3), row.getString(4)))
                        .rule("left-invalid")
                        .severity(Severity.WARNING)
                        .at(lastNaming(row.getString(2)))
                        .actual(row.getString(5) + " is false")
                        .fix(
                                isIndex
                                        ? "Drop it and build it again, or attach the indexes of all partitions."
                                        : "Validate it in a later migration: ALTER TABLE … VALIDATE CONSTRAINT %s."
                                                .formatted(row.getString(2))));
            }
        }
        return findings;
    }

    private Place lastNaming(String name) {
        Pattern word = Word.of(name);
        return statements.stream()
                .filter(each -> word.matcher(each.sql()).find())
                .reduce((before, last) -> last)
                .<Place>map(Statement::place)
                .orElse(Place.nowhere());
    }
}
