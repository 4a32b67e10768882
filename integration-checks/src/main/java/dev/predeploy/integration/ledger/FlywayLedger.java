package dev.predeploy.integration.ledger;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.database.VersionQuery;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Flyway's history: a row for each migration, with a checksum of its file.
 *
 * @param table its name, with its schema where that is not the default one
 * @param place where a script lies in the tree
 */
public record FlywayLedger(String table, Function<String, Place> place) implements Ledger {
    private static final Set<String> NO_FILES = Set.of("SCHEMA", "BASELINE");

    /** What `flyway repair` and `flyway undo` write to take a migration back. */
    private static final Set<String> TAKEN_BACK = Set.of("DELETE", "UNDO_SQL");

    /** A row of the history. */
    private record Row(String version, String script, String checksum, boolean succeeded) {
        /** A repeatable migration has no version; of its rows, the last holds. */
        boolean isRepeatable() {
            return version.isEmpty();
        }

        String key() {
            return isRepeatable() ? script : version;
        }
    }

    @Override
    public List<Finding> compare(Psql tree, Psql deployed) throws SQLException {
        List<List<String>> wanted = rows(tree);
        if (new Presence(table).isMissing(deployed)) {
            return List.of(Discrepancy.noTable(table, wanted.size()));
        }
        List<List<String>> there = rows(deployed);
        Optional<String> baseline = there.stream()
                .filter(row -> row.get(2).equals("BASELINE"))
                .map(row -> row.get(0))
                .findFirst();
        return compare(byKey(wanted), byKey(there), baseline);
    }

    private List<Finding> compare(Map<String, Row> tree, Map<String, Row> deployed, Optional<String> baseline) {
        List<Finding> findings = new ArrayList<>();
        tree.forEach((key, wanted) -> Optional.ofNullable(deployed.get(key))
                .ifPresentOrElse(row -> findings.addAll(differences(wanted, row)), () -> {
                    if (wanted.isRepeatable() || !isBelow(baseline, key)) {
                        findings.add(Discrepancy.pending(wanted.script(), place.apply(wanted.script())));
                    }
                }));
        deployed.forEach((key, row) -> {
            if (!tree.containsKey(key)) {
                findings.add(Discrepancy.unknown(row.script()));
            }
        });
        return findings;
    }

    @Override
    public Optional<String> newest(Psql deployed) throws SQLException {
        return new Presence(table).isMissing(deployed)
                ? Optional.empty()
                : byKey(rows(deployed)).values().stream()
                        .filter(row -> row.succeeded() && !row.isRepeatable())
                        .map(Row::version)
                        .reduce((one, next) -> VersionQuery.isAtLeast(next, one) ? next : one);
    }

    private static boolean isBelow(Optional<String> baseline, String version) {
        return baseline.filter(base -> VersionQuery.isAtLeast(base, version)).isPresent();
    }

    private List<Finding> differences(Row tree, Row deployed) {
        Place at = place.apply(tree.script());
        if (!deployed.succeeded()) {
            return List.of(Discrepancy.failed(deployed.script(), at));
        }
        if (deployed.checksum().equals(tree.checksum())) {
            return List.of();
        }
        return List.of(
                tree.isRepeatable()
                        ? Discrepancy.pending(tree.script() + ", as it is now,", at)
                        : Discrepancy.changed(tree.script(), at, deployed.checksum(), tree.checksum()));
    }

    private List<List<String>> rows(Psql database) throws SQLException {
        return database.query(
                        "SELECT version, script, type, checksum, success FROM " + table + " ORDER BY installed_rank")
                .rows();
    }

    private static Map<String, Row> byKey(List<List<String>> rows) {
        Map<String, Row> byKey = new LinkedHashMap<>();
        for (List<String> each : rows) {
            Row row = new Row(each.get(0), each.get(1), each.get(3), each.get(4).equals("t"));
            if (TAKEN_BACK.contains(each.get(2))) {
                byKey.remove(row.key());
            } else if (!NO_FILES.contains(each.get(2))) {
                byKey.put(row.key(), row);
            }
        }
        return byKey;
    }
}
