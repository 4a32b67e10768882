package dev.predeploy.integration.flyway;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Runs the file that takes a migration back: {@code U43__add_phone.sql} for the version 43, as Flyway's undo migrations are
 * named. Flyway's free edition passes over such files; here it is told that they are its migrations, with a history of
 * their own.
 *
 * @param settings how Flyway works on the way forward
 */
record FlywayWayBack(FlywaySettings settings) {
    private static final String PREFIX = "U";
    private static final String HISTORY = "predeploy_way_back";

    Applied take(Database database, Step newest) throws SQLException {
        MigrationVersion version = MigrationVersion.fromVersion(newest.id());
        List<MigrationVersion> known = known();
        if (!known.contains(version)) {
            throw new CheckFailed(Finding.of(newest.name() + " has no way back")
                    .rule("irreversible")
                    .expected("a file " + PREFIX + newest.id() + "__….sql beside it")
                    .actual("none in the locations")
                    .fix("Write it; Flyway's paid editions run it by `undo`, and psql does.")
                    .at(newest.place()));
        }
        FlywaySettings back = settings.with("flyway.sqlMigrationPrefix", PREFIX)
                .with("flyway.repeatableSqlMigrationPrefix", "predeploy-none")
                .with("flyway.table", HISTORY)
                .with("flyway.target", newest.id())
                .with("flyway.baselineOnMigrate", "true")
                .with("flyway.baselineVersion", below(version, known))
                .with("flyway.validateOnMigrate", "false")
                .withoutCallbacks();
        Applied applied = new FlywayMigrator(back, Optional.empty()).apply(database);
        forget(database, version, back);
        return applied;
    }

    private List<MigrationVersion> known() {
        FlywaySettings back = settings.with("flyway.sqlMigrationPrefix", PREFIX);
        FileNames names = new FileNames(back, new Configured(back).configuration());
        return names.files().stream()
                .flatMap(file -> names.version(String.valueOf(file.getFileName())).stream())
                .toList();
    }

    /** Returns the highest version below that has a way back too, which must not run. */
    private static String below(MigrationVersion version, List<MigrationVersion> known) {
        return known.stream()
                .filter(each -> each.compareTo(version) < 0)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion)
                .orElse("0");
    }

    /** The way back has no place in the history: the migration has never been applied, once it is taken back. */
    private void forget(Database database, MigrationVersion version, FlywaySettings back) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + settings.historyTable() + " WHERE version = ?")) {
            statement.execute("DROP TABLE " + back.historyTable());
            delete.setString(1, version.getVersion());
            delete.executeUpdate();
        }
    }
}
