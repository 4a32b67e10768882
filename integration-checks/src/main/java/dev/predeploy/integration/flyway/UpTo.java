package dev.predeploy.integration.flyway;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;

/**
 * Stops at a version. Flyway then applies the repeatable migrations all the same, but these stand in the tree as the newest
 * state wants them: those that do not fit the older one yet are left for later.
 *
 * @param settings how Flyway is to work
 * @param callbacks hear what Flyway does
 * @param version where to stop
 */
record UpTo(FlywaySettings settings, List<Callback> callbacks, String version) {
    private static final String IGNORED = "flyway.ignoreMigrationPatterns";

    Applied apply(Database database) {
        FlywaySettings target = settings.with("flyway.target", version);
        Applied versions = by(withoutRepeatable(target)).apply(database);
        try {
            Applied repeatable = by(target).apply(database);
            return new Applied(
                    Stream.concat(versions.migrations().stream(), repeatable.migrations().stream())
                            .toList(),
                    versions.output());
        } catch (CheckFailed ofTheNewestState) {
            return new Applied(
                    versions.migrations(),
                    versions.output() + "Not applied yet: "
                            + ofTheNewestState.findings().get(0).line() + "\n");
        }
    }

    private FlywayMigrator by(FlywaySettings target) {
        return new FlywayMigrator(target, Optional.empty(), callbacks);
    }

    private static FlywaySettings withoutRepeatable(FlywaySettings target) {
        String ignored = target.parameter("ignoreMigrationPatterns").orElse("*:future");
        return target.with("flyway.repeatableSqlMigrationPrefix", "predeploy-none-")
                .with("flyway.validateMigrationNaming", "false")
                .with(IGNORED, ignored + ",repeatable:missing");
    }
}
