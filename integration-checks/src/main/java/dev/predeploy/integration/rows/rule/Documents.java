package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.hint.JsonPaths;
import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.value.EnumType;
import dev.predeploy.integration.sql.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes JSON from which the columns that are computed from it get values.
 *
 * @param connection is in a transaction
 * @param column the column of JSON
 */
public record Documents(Connection connection, Column column) {
    private static final List<String> LEAVES = List.of(
            "\"sample %d\"",
            "%d",
            "\"%d\"",
            "true",
            "\"2021-03-%02dT05:06:07.891Z\"",
            "\"2021-03-%02d\"",
            "\"PT%dH\"",
            "\"00000000-0000-4000-8000-%012d\"",
            "{}",
            "[]",
            "[\"sample %d\"]");

    /**
     * Returns documents as SQL, each a value for the column.
     *
     * @param count how many are wanted
     */
    public List<String> of(Group group, int count) throws SQLException {
        List<Branch> branches = new ArrayList<>();
        for (Column computed : group.computed()) {
            for (List<String> path : JsonPaths.in(computed.origin().computed().orElseThrow(), column.name())) {
                branches.add(new Branch(path, leaf(computed, path)));
            }
        }
        List<String> documents = new ArrayList<>();
        for (int number = 1; number <= count && !branches.isEmpty(); number++) {
            Node root = new Node(new TreeMap<>());
            for (Branch branch : branches) {
                root.put(branch.path(), branch.leaf().formatted(number));
            }
            documents.add(Quoted.cast(root.text(), column.type().sql()));
        }
        return documents;
    }

    /** A part of a document, and how it is written. */
    private record Branch(List<String> path, String leaf) {}

    /** Finds what the computed column can be computed from; a text, if nothing is known. */
    private String leaf(Column computed, List<String> path) throws SQLException {
        List<String> leaves = new ArrayList<>();
        if (computed.type() instanceof EnumType type) {
            type.labels().forEach(label -> leaves.add('"' + label.replace("%", "%%") + '"'));
        }
        leaves.addAll(LEAVES);
        for (String leaf : leaves) {
            Node root = new Node(new TreeMap<>());
            root.put(path, leaf.formatted(1));
            if (gives(computed, root.text())) {
                return leaf;
            }
        }
        return LEAVES.get(0);
    }

    private boolean gives(Column computed, String document) throws SQLException {
        Savepoint before = connection.setSavepoint();
        String question = "SELECT (" + computed.origin().computed().orElseThrow() + ") IS NOT NULL FROM (SELECT "
                + Quoted.cast(document, column.type().sql()) + " AS " + Quoted.name(column.name()) + ") AS document";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            boolean isGiven = row.next() && row.getBoolean(1);
            connection.releaseSavepoint(before);
            return isGiven;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }

    /** An object, of whose keys each leads to another or to what is written there. */
    private record Node(Map<String, Object> children) {
        void put(List<String> path, String leaf) {
            String key = path.get(0);
            if (path.size() == 1) {
                children.putIfAbsent(key, leaf);
            } else if (children.computeIfAbsent(key, absent -> new Node(new TreeMap<>())) instanceof Node child) {
                child.put(path.subList(1, path.size()), leaf);
            }
        }

        String text() {
            Set<Map.Entry<String, Object>> all = children.entrySet();
            return all.stream()
                    .map(each -> '"' + each.getKey().replace("\"", "\\\"") + "\": "
                            + (each.getValue() instanceof Node child ? child.text() : each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
