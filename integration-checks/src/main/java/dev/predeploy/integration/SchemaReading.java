package dev.predeploy.integration;

import dev.predeploy.integration.sql.Refusal;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.util.PSQLState;

/**
 * The tables and views of a database and their columns.
 *
 * @param relations the columns of each table or view, which is named with its schema
 * @param tables how many of them are tables
 */
record SchemaReading(Map<String, Set<String>> relations, int tables) {
    private static final String QUERY = """
            SELECT nspname || '.' || relname AS relation, relkind, attname
            FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            LEFT JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            ORDER BY 1, attnum
            """;

    /** What the driver says of several statements, and of one that answers nothing. */
    private static final Set<String> NOT_ONE_ANSWER =
            Set.of(PSQLState.TOO_MANY_RESULTS.getState(), PSQLState.NO_DATA.getState());

    static SchemaReading of(Connection connection) throws SQLException {
        Map<String, Set<String>> relations = new TreeMap<>();
        Set<String> tables = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String relation = rows.getString("relation");
                relations
                        .computeIfAbsent(relation, absent -> new LinkedHashSet<>())
                        .add(rows.getString("attname"));
                if ("rp".contains(rows.getString("relkind"))) {
                    tables.add(relation);
                }
            }
        }
        return new SchemaReading(relations, tables.size());
    }

    List<Finding> violations(Schema wanted, Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        count(wanted).ifPresent(findings::add);
        if (wanted.tableCount().isEmpty()) {
            wanted.tables().stream()
                    .filter(table -> find(table).isEmpty())
                    .map(this::missing)
                    .forEach(findings::add);
        }
        for (String table : wanted.absent()) {
            find(table)
                    .ifPresent(columns -> findings.add(Finding.of("There is a table " + table)
                            .rule("absent")
                            .expected("no such table")));
        }
        wanted.columns().forEach((table, columns) -> findings.addAll(missingColumns(table, columns)));
        if (wanted.version().isPresent()) {
            version(wanted.version().get(), connection).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> count(Schema wanted) {
        return wanted.tableCount()
                .filter(count -> count != tables)
                .map(count -> Finding.of("There are " + tables + " tables, not " + count)
                        .rule("tables")
                        .expected(count + " tables")
                        .actual(tables + ": " + shortened(relations.keySet())));
    }

    private Finding missing(String table) {
        return Finding.of("There is no table " + table)
                .rule("tables")
                .expected(table)
                .actual(relations.isEmpty() ? "no table at all" : shortened(relations.keySet()));
    }

    private List<Finding> missingColumns(String table, List<String> columns) {
        Optional<Set<String>> present = find(table);
        if (present.isEmpty()) {
            return List.of(missing(table));
        }
        return columns.stream()
                .filter(column -> !present.get().contains(column))
                .map(column -> Finding.of("The table " + table + " has no column " + column)
                        .rule("columns")
                        .expected(column)
                        .actual(shortened(present.get())))
                .toList();
    }

    /** A name without a schema stands for a table of any schema. */
    private Optional<Set<String>> find(String table) {
        return relations.entrySet().stream()
                .filter(each -> each.getKey().equals(table) || each.getKey().endsWith("." + table))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<Finding> version(VersionQuery wanted, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(wanted.query())) {
            String answer = rows.next() ? String.valueOf(rows.getString(1)) : "no row";
            return wanted.accepts(answer)
                    ? Optional.empty()
                    : Optional.of(Finding.of("The schema's version is not as declared")
                            .rule("version")
                            .expected(wanted.expectation())
                            .actual(answer));
        } catch (SQLException refused) {
            if (NOT_ONE_ANSWER.contains(String.valueOf(refused.getSQLState()))) {
                throw new CheckBroken(Finding.of("`version.query` is not one query for one value")
                        .expected("one SELECT")
                        .actual(wanted.query())
                        .fix("Leave one SELECT in `version.query`, and write another entry for each further one."));
            }
            return Optional.of(Refusal.in(refused)
                    .orElseThrow(() -> refused)
                    .finding(Place.nowhere())
                    .fix("Correct the query `" + wanted.query() + "` in the stack file."));
        }
    }

    private static String shortened(Collection<String> names) {
        return names.size() <= 30
                ? String.join(", ", names)
                : String.join(", ", names.stream().limit(30).toList()) + ", and " + (names.size() - 30) + " more";
    }
}
