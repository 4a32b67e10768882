package dev.predeploy.integration;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.database.Relations;
import dev.predeploy.kit.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares a migrated database with what the stack file says of it. */
record SchemaReading(Relations relations) {
    static SchemaReading of(Psql psql) throws SQLException {
        psql.tables();
        return new SchemaReading(Relations.of(psql.connection()));
    }

    List<Finding> violations(Schema wanted, Psql psql) throws SQLException {
        List<Finding> findings = new ArrayList<>(relations.missing(wanted.tables()));
        for (String table : wanted.absent()) {
            if (relations.has(table)) {
                findings.add(
                        Finding.of("There is a table " + table).rule("absent").expected("no such table"));
            }
        }
        wanted.columns().forEach((table, columns) -> findings.addAll(relations.missingColumns(table, columns)));
        if (wanted.version().isPresent()) {
            wanted.version().get().violation(psql).ifPresent(findings::add);
        }
        return findings;
    }
}
