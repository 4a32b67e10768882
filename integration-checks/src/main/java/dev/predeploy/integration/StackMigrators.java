package dev.predeploy.integration;

import dev.predeploy.integration.command.AlembicMigrator;
import dev.predeploy.integration.command.Code;
import dev.predeploy.integration.command.CommandMigrator;
import dev.predeploy.integration.command.DjangoMigrator;
import dev.predeploy.integration.command.Host;
import dev.predeploy.integration.command.MigrationCommands;
import dev.predeploy.integration.command.SourceScripts;
import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywayScripts;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.integration.flyway.LiveMigrations;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Scripts;
import dev.predeploy.integration.observer.Places;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import org.flywaydb.core.api.callback.Callback;

/**
 * Makes what applies the stack's migrations, and what reads them.
 *
 * @param databases where they are applied
 */
record StackMigrators(StackDatabase databases) {

    /** Returns what applies a set of migrations. */
    Migrator of(Migrations entry) throws InterruptedException {
        return of(entry, Code.OF_NOW);
    }

    /** Returns what applies a set of migrations of one version of the code. */
    Migrator of(Migrations entry, Code code) throws InterruptedException {
        MigrationCommands commands = entry.command().commands();
        return switch (entry.tool()) {
            case FLYWAY -> flyway(entry.flyway(), code);
            case DJANGO -> new DjangoMigrator(commands, host(code));
            case ALEMBIC -> new AlembicMigrator(commands, host(code));
            case COMMAND -> CommandMigrator.of(commands, host(code));
        };
    }

    private Migrator flyway(FlywayWish wish, Code code) {
        return new FlywayMigrator(
                settings(wish, code),
                wish.since().map(ref -> new LiveMigrations(ref, session().get(Commands.class))));
    }

    private FlywaySettings settings(FlywayWish wish, Code code) {
        return new FlywaySettings(
                code.folder(session()),
                wish.locations(),
                session().get(Values.class).fill(wish.placeholders()),
                wish.callbacks(),
                wish.parameters());
    }

    private Session session() {
        return databases.session();
    }

    /**
     * Returns what applies a set of migrations as it is configured, without what keeps it from hanging here.
     *
     * @param callbacks hear what Flyway does
     */
    Migrator asDeployed(Migrations entry, Callback... callbacks) throws InterruptedException {
        return entry.tool() == Migrations.Tool.FLYWAY
                ? FlywayMigrator.asDeployed(settings(entry.flyway(), Code.OF_NOW), callbacks)
                : of(entry);
    }

    /** Returns the statements of a set of migrations of one version of the code, as they are on a database. */
    Scripts scripts(Migrations entry, Code code, Database database) {
        return entry.tool() == Migrations.Tool.FLYWAY
                ? new FlywayScripts(settings(entry.flyway(), code), database)
                : new SourceScripts(code.folder(session()));
    }

    /** Returns what finds statements in the files of migrations. */
    Places places(Migrator migrator, Database database) {
        return Places.of(migrator, database, session().stack().folder());
    }

    /** Returns what runs commands against a database. */
    Host host() throws InterruptedException {
        return host(Code.OF_NOW);
    }

    /** Returns what runs commands of one version of the code against a database. */
    Host host(Code code) throws InterruptedException {
        return new Host(
                session(), databases.server(), databases.section().database().map(DatabaseWish::urlScheme), code);
    }
}
