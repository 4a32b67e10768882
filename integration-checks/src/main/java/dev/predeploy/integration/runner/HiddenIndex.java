package dev.predeploy.integration.runner;

import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.integration.sql.Word;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows what becomes of a concurrent build of an index that fails and is tried again: the build is made to fail, as it
 * does on a duplicate or a time limit, and what the file says of that index is run once more.
 */
public final class HiddenIndex {
    private static final String NAME = "(?:\"[^\"]+\"|[\\w$]+)";
    private static final Pattern BUILD = Pattern.compile(
            "(?is)CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+IF\\s+NOT\\s+EXISTS\\s+(%1$s)\\s+ON\\s+(?:ONLY\\s+)?(%1$s(?:\\.%1$s)?).*"
                    .formatted(NAME));
    private static final Pattern ON_INDEX =
            Pattern.compile("(?is)(CREATE\\s+(UNIQUE\\s+)?INDEX|DROP\\s+INDEX|REINDEX)\\b.*");

    /** Other schemas may have an index of that name; where the table is not found by its name alone, any of them counts. */
    private static final String FIND = """
            SELECT indexrelid::regclass::text, indrelid::regclass::text, pg_get_indexdef(indexrelid),
                   quote_ident(nspname), indisvalid
            FROM pg_index JOIN pg_class name ON name.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relname = ? AND coalesce(indrelid = to_regclass(?), true)
            """;

    private final Database copy;
    private final List<Statement> statements;
    private final StringBuilder transcript = new StringBuilder();

    /**
     * Prepares to show it.
     *
     * @param copy a copy of the migrated database, which is spoilt
     * @param statements the statements of the files
     */
    public HiddenIndex(Database copy, List<Statement> statements) {
        this.copy = copy;
        this.statements = List.copyOf(statements);
    }

    /** Returns the statements that may pass over an invalid index. */
    public static List<Statement> suspects(List<Statement> statements) {
        return statements.stream()
                .filter(each -> BUILD.matcher(each.sql()).matches())
                .toList();
    }

    /** What PostgreSQL knows of an index; it writes down the same table and schema for one that is built again. */
    private record Index(String name, String written, String table, String definition, String schema, boolean isValid) {
        String build(String how) {
            return definition.replaceFirst("(?i)INDEX ", "INDEX CONCURRENTLY " + Matcher.quoteReplacement(how));
        }
    }

    /** Tries it; nothing if trying again is safe, or the index is not there in the end; a warning if nobody could see. */
    public Optional<Finding> shown(Statement suspect) throws SQLException {
        Matcher build = BUILD.matcher(suspect.sql());
        if (!build.matches()) {
            return Optional.empty();
        }
        String name = build.group(1).startsWith("\"")
                ? build.group(1).substring(1, build.group(1).length() - 1)
                : build.group(1).toLowerCase(Locale.ROOT);
        try (Connection connection = copy.connect()) {
            Optional<Index> index = find(name, build.group(2), connection);
            if (index.isPresent() && !fails(index.get(), connection)) {
                return Optional.of(unseen(index.get(), suspect));
            }
            return index.isPresent() && retried(index.get(), suspect, connection)
                    ? Optional.of(finding(index.get(), suspect))
                    : Optional.empty();
        }
    }

    /** A build that finds a writer at work on the table waits for it, and gives up at its time limit. */
    private boolean fails(Index index, Connection connection) throws SQLException {
        run(
                "SELECT set_config('search_path', '%s, ' || current_setting('search_path'), false)"
                        .formatted(index.schema().replace("'", "''")),
                connection);
        if (run("DROP INDEX " + index.written(), connection).isPresent()) {
            return false; // a constraint needs it
        }
        try (Connection writer = copy.connect()) {
            writer.setAutoCommit(false);
            transcript.append("-- in another session, which writes and has not committed yet:\n");
            run("LOCK TABLE " + index.table() + " IN ROW EXCLUSIVE MODE", writer);
            transcript.append("-- and here:\n");
            run("SET lock_timeout TO '200ms'", connection);
            run(index.build(""), connection);
            run("RESET lock_timeout", connection);
        }
        return isInvalid(index, connection);
    }

    private boolean isInvalid(Index index, Connection connection) throws SQLException {
        return find(index.name(), index.table(), connection)
                .filter(left -> !left.isValid())
                .isPresent();
    }

    /** Says whether trying again ends well and the index is still invalid. */
    private boolean retried(Index index, Statement suspect, Connection connection) throws SQLException {
        Pattern word = Word.of(index.name());
        for (Statement each : statements) {
            boolean isOfIt = each.file().equals(suspect.file())
                    && ON_INDEX.matcher(each.sql()).matches()
                    && word.matcher(each.sql()).find();
            if (isOfIt && run(each.sql(), connection).isPresent()) {
                return false;
            }
        }
        boolean isHidden = isInvalid(index, connection);
        transcript.append((isHidden ? "-- it passed, and %s is still invalid\n\n" : "-- %s is valid now\n\n")
                .formatted(index.name()));
        return isHidden;
    }

    private static Finding unseen(Index index, Statement suspect) {
        return Finding.of("nobody could see what IF NOT EXISTS does after a build of %s that failed"
                        .formatted(index.name()))
                .rule("hides-invalid-index")
                .severity(Severity.WARNING)
                .at(suspect.place())
                .actual("the build could not be made to fail; see runner.txt")
                .fix("If in doubt, put DROP INDEX CONCURRENTLY IF EXISTS %s; before it.".formatted(index.written()));
    }

    private static Finding finding(Index index, Statement suspect) {
        return Finding.of("after a build that failed, IF NOT EXISTS passes over the invalid index " + index.name())
                .rule("hides-invalid-index")
                .at(suspect.place())
                .expected("trying again builds the index, or fails")
                .actual(
                        "shown by doing: the build failed and left %s invalid, trying again passed, and it is still invalid"
                                .formatted(index.name()))
                .fix("Put DROP INDEX CONCURRENTLY IF EXISTS %s; before it.".formatted(index.written()));
    }

    private Optional<Index> find(String name, String table, Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(FIND)) {
            ask.setString(1, name);
            ask.setString(2, table);
            try (ResultSet row = ask.executeQuery()) {
                return row.next()
                        ? Optional.of(new Index(
                                name,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5)))
                        : Optional.empty();
            }
        }
    }

    /** Runs a statement and writes it down; returns what PostgreSQL refused it with. */
    private Optional<Refusal> run(String sql, Connection connection) throws SQLException {
        transcript.append(sql.strip()).append(";\n");
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException refused) {
            Optional<Refusal> refusal = Refusal.in(refused);
            transcript
                    .append("-- ")
                    .append(String.valueOf(refused.getMessage()).replace('\n', ' '))
                    .append('\n');
            if (refusal.isEmpty()) {
                throw refused;
            }
            return refusal;
        }
    }

    /** Returns every statement that was tried, and what PostgreSQL refused. */
    public String transcript() {
        return transcript.toString();
    }
}
