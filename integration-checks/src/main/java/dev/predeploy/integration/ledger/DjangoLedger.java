package dev.predeploy.integration.ledger;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Django's record: a row for each app's migration, without a checksum. */
public record DjangoLedger() implements Ledger {
    private static final String TABLE = "django_migrations";

    @Override
    public List<Finding> compare(Psql tree, Psql deployed) throws SQLException {
        Set<String> wanted = names(tree);
        if (new Presence(TABLE).isMissing(deployed)) {
            return List.of(Discrepancy.noTable(TABLE, wanted.size()));
        }
        Set<String> there = names(deployed);
        List<Finding> findings = new ArrayList<>();
        wanted.stream()
                .filter(name -> !there.contains(name))
                .map(name -> Discrepancy.pending(name, Place.nowhere()))
                .forEach(findings::add);
        there.stream()
                .filter(name -> !wanted.contains(name))
                .map(Discrepancy::unknown)
                .forEach(findings::add);
        return findings;
    }

    @Override
    public Optional<String> newest(Psql deployed) throws SQLException {
        if (new Presence(TABLE).isMissing(deployed)) {
            return Optional.empty();
        }
        List<String> ofEachApp = deployed.query("SELECT DISTINCT ON (app) app || '.' || name AS migration FROM " + TABLE
                        + " ORDER BY app, id DESC")
                .column(0);
        return ofEachApp.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ofEachApp));
    }

    private static Set<String> names(Psql database) throws SQLException {
        return new LinkedHashSet<>(
                database.query("SELECT app || '.' || name AS migration FROM " + TABLE + " ORDER BY id")
                        .column(0));
    }
}
