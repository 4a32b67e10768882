package dev.predeploy.integration.ledger;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alembic's record: only the newest revision of each branch; what came before it, the tree alone knows. */
public final class AlembicLedger implements Ledger {
    private static final String TABLE = "alembic_version";

    private final Map<String, Revision> tree = new LinkedHashMap<>();

    /**
     * A revision of the tree.
     *
     * @param id its identifier
     * @param parents what it follows
     * @param place where its file is
     */
    public record Revision(String id, List<String> parents, Place place) {
        /** Copies the parents. */
        public Revision {
            parents = List.copyOf(parents);
        }
    }

    /** Takes the revisions of the tree, the newest first, as Alembic lists them. */
    public AlembicLedger(List<Revision> revisions) {
        revisions.forEach(revision -> tree.put(revision.id(), revision));
    }

    @Override
    public List<Finding> compare(Psql rehearsed, Psql deployed) throws SQLException {
        if (new Presence(TABLE).isMissing(deployed)) {
            return List.of(Discrepancy.noTable(TABLE, 1));
        }
        List<String> heads = deployed.query("SELECT version_num FROM " + TABLE).column(0);
        Set<String> applied = new HashSet<>();
        heads.forEach(head -> addWithParents(head, applied));
        List<Finding> findings = new ArrayList<>();
        heads.stream()
                .filter(head -> !tree.containsKey(head))
                .map(head -> Discrepancy.unknown("the revision " + head))
                .forEach(findings::add);
        if (findings.isEmpty()) { // behind an unknown revision, nobody knows what is applied
            tree.values().stream()
                    .filter(revision -> !applied.contains(revision.id()))
                    .map(revision -> Discrepancy.pending("the revision " + revision.id(), revision.place()))
                    .forEach(finding -> findings.add(0, finding));
        }
        return findings;
    }

    @Override
    public Optional<String> newest(Psql deployed) throws SQLException {
        if (new Presence(TABLE).isMissing(deployed)) {
            return Optional.empty();
        }
        List<String> heads = deployed.query("SELECT version_num FROM " + TABLE + " ORDER BY 1")
                .column(0);
        return heads.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", heads));
    }

    private void addWithParents(String id, Set<String> applied) {
        Optional<Revision> revision = Optional.ofNullable(tree.get(id));
        if (revision.isPresent() && applied.add(id)) {
            revision.get().parents().forEach(parent -> addWithParents(parent, applied));
        }
    }
}
