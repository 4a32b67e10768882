package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.Finding;
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

/**
 * The tables and views of a database, and their columns.
 *
 * @param columns the columns of each table or view, which is named with its schema
 * @param tables the tables among them
 */
public record Relations(Map<String, Set<String>> columns, Set<String> tables) {
    private static final String QUERY = """
            SELECT nspname || '.' || relname AS relation, relkind, attname
            FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            LEFT JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            ORDER BY 1, attnum
            """;

    /** Reads what a database has, but for the server's own. */
    public static Relations of(Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        Set<String> tables = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String relation = rows.getString("relation");
                columns.computeIfAbsent(relation, absent -> new LinkedHashSet<>())
                        .add(rows.getString("attname"));
                if ("rp".contains(rows.getString("relkind"))) {
                    tables.add(relation);
                }
            }
        }
        return new Relations(columns, tables);
    }

    /**
     * Returns what of the wanted is not there.
     *
     * @param wanted names of tables or views, or as the only one the number that there must be of tables
     */
    public List<Finding> missing(List<String> wanted) {
        Optional<Integer> count = count(wanted);
        return count.isPresent()
                ? otherwiseMany(count.get())
                : wanted.stream()
                        .filter(name -> find(name).isEmpty())
                        .map(this::missing)
                        .toList();
    }

    private static Optional<Integer> count(List<String> wanted) {
        return wanted.size() == 1 && wanted.get(0).matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(wanted.get(0)))
                : Optional.empty();
    }

    private List<Finding> otherwiseMany(int count) {
        return count == tables.size()
                ? List.of()
                : List.of(Finding.of("There are " + tables.size() + " tables, not " + count)
                        .rule("tables")
                        .expected(count + " tables")
                        .actual(tables.size() + ": " + shortened(tables)));
    }

    private Finding missing(String name) {
        return Finding.of("There is no table " + name)
                .rule("tables")
                .expected(name)
                .actual(columns.isEmpty() ? "no table at all" : shortened(columns.keySet()));
    }

    /** Returns what of the wanted columns a table or view has not; that it is not there, if it is not. */
    public List<Finding> missingColumns(String name, Collection<String> wanted) {
        Optional<Set<String>> present = find(name);
        if (present.isEmpty()) {
            return List.of(missing(name));
        }
        List<Finding> findings = new ArrayList<>();
        for (String column : wanted) {
            if (!present.get().contains(column)) {
                findings.add(Finding.of("The table " + name + " has no column " + column)
                        .rule("columns")
                        .expected(column)
                        .actual(shortened(present.get())));
            }
        }
        return findings;
    }

    /** Says whether a table or view is there; a name without a schema stands for one of any schema. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<Set<String>> find(String name) {
        return columns.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().endsWith("." + name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String shortened(Collection<String> names) {
        return names.size() <= 30
                ? String.join(", ", names)
                : String.join(", ", names.stream().limit(30).toList()) + ", and " + (names.size() - 30) + " more";
    }
}
