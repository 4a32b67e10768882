package dev.predeploy.integration;

import dev.predeploy.integration.drift.Reprint;
import dev.predeploy.integration.drift.Side;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.integration.ledger.Ledger;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The schema that migrations make, in a copy of the database to which they were applied. */
final class MadeSchema implements AutoCloseable {
    private final StackDatabase databases;
    private final StackDatabase.Migrated migrated;
    private final Database copy;
    private final Connection connection;
    private final Side side;

    MadeSchema(StackDatabase databases, StackDatabase.Migrated migrated) throws Exception {
        this.databases = databases;
        this.migrated = migrated;
        this.copy = databases.server().cloneOf(migrated.template());
        this.connection = copy.connect();
        this.side = databases.server().interruptibly(copy, () -> Side.read(connection));
    }

    Side side() {
        return side;
    }

    /** Returns the same sides, whose views are all as our server prints them. */
    ThreeWay.Sides comparable(ThreeWay.Sides sides) throws SQLException {
        return new Reprint(connection).of(sides);
    }

    Psql psql() {
        return new Psql(connection, "psql");
    }

    /** Returns where the migrations are, in the order in which they were applied. */
    List<Place> files() {
        return migrated.applied().migrations().stream()
                .map(each -> each.place())
                .toList();
    }

    /** Returns what knows the record that the migrations' tool keeps, if it keeps one. */
    Optional<Ledger> ledger(Migrations entry) throws Exception {
        return entry.tool() == Migrations.Tool.COMMAND
                ? Optional.empty()
                : Optional.of(StackMigrations.ledger(entry, migrated.applied(), databases, copy));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try {
            databases.server().drop(copy);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt(); // the copy goes with its server
        }
    }
}
