package dev.predeploy.integration;

import dev.predeploy.integration.command.AlembicMigrator;
import dev.predeploy.integration.flyway.HistoryTable;
import dev.predeploy.integration.ledger.AlembicLedger;
import dev.predeploy.integration.ledger.DjangoLedger;
import dev.predeploy.integration.ledger.FlywayLedger;
import dev.predeploy.integration.ledger.Ledger;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DeployedMigrations;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Compares a deployed database with one to which the tree's migrations were applied. */
public final class StackMigrations implements DeployedMigrations {
    /** Makes it, for {@link java.util.ServiceLoader}. */
    public StackMigrations() {}

    @Override
    public List<Finding> compare(Session session, String name, Psql deployed) throws Exception {
        StackDatabase databases = session.get(StackDatabase.class);
        Migrations entry = session.stack()
                .section(Integration.class)
                .flatMap(section -> Optional.ofNullable(section.migrations().get(name)))
                .orElseThrow(() -> new IllegalArgumentException("No such migrations: " + name));
        StackDatabase.Migrated migrated = databases.migrated(name).neededFrom("integration/migrations/" + name);
        return databases.server().withCopy(migrated.template(), copy -> {
            try (Connection connection = copy.connect()) {
                return ledger(entry, migrated.applied(), databases, copy)
                        .compare(new Psql(connection, "psql"), deployed);
            }
        });
    }

    static Ledger ledger(Migrations entry, Applied applied, StackDatabase databases, Database copy)
            throws InterruptedException, IOException, SQLException {
        return switch (entry.tool()) {
            case FLYWAY -> new FlywayLedger(historyTable(entry, copy), script -> place(script, applied));
            case DJANGO -> new DjangoLedger();
            case ALEMBIC ->
                new AlembicLedger(new AlembicMigrator(
                                entry.command().commands(),
                                databases.migrators().host())
                        .revisions(copy));
            case COMMAND ->
                throw new CheckNotRun(
                        "nobody knows where the migrations of `tool: command` are remembered",
                        "leave `migrations` out, and ask for their version with `version.query`");
        };
    }

    private static String historyTable(Migrations entry, Database copy) throws SQLException {
        try (Connection connection = copy.connect()) {
            return HistoryTable.name(entry.flyway().parameters(), connection);
        }
    }

    private static Place place(String script, Applied applied) {
        return applied.migrations().stream()
                .filter(migration -> migration.name().equals(script.substring(script.lastIndexOf('/') + 1)))
                .map(Applied.Migration::place)
                .findFirst()
                .orElse(Place.nowhere());
    }
}
