package dev.predeploy.integration;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks that the migrated database holds what the stack file says. */
class SchemaCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} schema")
    void holds(Schema entry, StackDatabase databases, Evidence evidence) throws Exception {
        evidence.step("database copied");
        Database copy = databases.copyFor(entry.migrations());
        evidence.step("looked at");
        List<Finding> findings = databases.server().interruptibly(copy, () -> {
            try (Connection connection = copy.connect()) {
                return findings(entry, new Psql(connection, "psql \"$DATABASE_URL\""), evidence);
            }
        });
        databases.server().drop(copy);
        if (!findings.isEmpty()) {
            throw new CheckFailed(
                    findings.size() == 1 ? findings.get(0).what() : findings.size() + " things are not as declared",
                    findings);
        }
    }

    private static List<Finding> findings(Schema entry, Psql psql, Evidence evidence) throws SQLException {
        try {
            return SchemaReading.of(psql).violations(entry, psql);
        } finally {
            evidence.keep("transcript.txt", psql.transcript());
        }
    }
}
