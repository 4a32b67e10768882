package dev.predeploy.integration.rows.draft;

import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.ForeignKey;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.integration.sql.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What foreign keys may point at. */
public final class Parents {
    private static final int MANY = 50;

    private final Connection connection;
    private final Map<ForeignKey, List<Map<Column, String>>> known = new HashMap<>();

    Parents(Connection connection) {
        this.connection = connection;
    }

    /** Returns what the columns of a key may be, in the order in which the rows were written. */
    List<Map<Column, String>> of(Table table, ForeignKey key) throws SQLException {
        List<Map<Column, String>> rows = known.get(key);
        if (rows == null) {
            rows = read(table, key);
            known.put(key, rows);
        }
        return rows;
    }

    private List<Map<Column, String>> read(Table table, ForeignKey key) throws SQLException {
        List<Column> columns = table.columns(key);
        String names = key.target().columns().stream()
                .map(name -> Quoted.name(name) + "::text")
                .collect(Collectors.joining(", "));
        List<Map<Column, String>> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + names + " FROM " + key.target().name()
                                + " WHERE NOT ("
                                + key.target().columns().stream()
                                        .map(name -> Quoted.name(name) + " IS NULL")
                                        .collect(Collectors.joining(" OR "))
                                + ") ORDER BY tableoid, ctid LIMIT " + MANY)) {
            while (rows.next()) {
                Map<Column, String> row = new LinkedHashMap<>();
                for (int at = 0; at < columns.size(); at++) {
                    Column column = columns.get(at);
                    row.put(
                            column,
                            Quoted.cast(rows.getString(at + 1), column.type().sql()));
                }
                found.add(row);
            }
        }
        return found;
    }

    /**
     * Returns what the columns of a key may be beside what is decided already.
     *
     * @param index which of those that there are
     */
    Optional<Map<Column, String>> beside(Map<Column, String> decided, List<Map<Column, String>> parents, int index) {
        List<Map<Column, String>> fitting = parents.stream()
                .filter(parent -> parent.entrySet().stream()
                        .allMatch(each -> decided.getOrDefault(each.getKey(), each.getValue())
                                .equals(each.getValue())))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(index % fitting.size()));
    }
}
