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
import java.util.Locale;
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
            throw new CheckFailed(none(newest, small(version)));
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

    private static Finding none(Step newest, Optional<String> small) {
        Finding none = Finding.of(newest.name() + " has no way back")
                .rule("irreversible")
                .expected("a file " + PREFIX + newest.id() + "__….sql beside it")
                .at(newest.place());
        return small.map(name -> none.actual(name + ", which begins with a small letter")
                        .fix("Begin its name with " + PREFIX + "."))
                .orElseGet(() -> none.actual("none in the locations")
                        .fix("Write it; Flyway's paid editions run it by `undo`, and psql does."));
    }

    private List<MigrationVersion> known() {
        FileNames names = names();
        return names.files().stream()
                .flatMap(file -> names.version(String.valueOf(file.getFileName())).stream())
                .toList();
    }

    /** Returns the name of a file that would be the way back, but for its first letter. */
    private Optional<String> small(MigrationVersion version) {
        FileNames names = names();
        return names.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.startsWith(PREFIX.toLowerCase(Locale.ROOT))
                        && names.version(PREFIX + name.substring(1))
                                .filter(version::equals)
                                .isPresent())
                .findFirst();
    }

    private FileNames names() {
        FlywaySettings back = settings.with("flyway.sqlMigrationPrefix", PREFIX);
        return new FileNames(back, new Configured(back).configuration());
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
        try (Connection connection = database.connectAsTools();
                Statement statement = connection.createStatement();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM " + HistoryTable.name(settings.parameters(), connection) + " WHERE version = ?")) {
            statement.execute("DROP TABLE " + HistoryTable.name(back.parameters(), connection));
            delete.setString(1, version.getVersion());
            delete.executeUpdate();
        }
    }
}
