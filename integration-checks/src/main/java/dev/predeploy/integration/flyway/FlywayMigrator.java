package dev.predeploy.integration.flyway;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Progress;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;

/** Applies migrations by Flyway's API in this process. */
public final class FlywayMigrator implements Migrator {
    private final FlywaySettings settings;
    private final Optional<LiveMigrations> live;
    private final List<Callback> callbacks;

    /**
     * Prepares to migrate.
     *
     * @param settings how Flyway is to work
     * @param live what is applied already where the stack is deployed, if the stack says how to know
     */
    public FlywayMigrator(FlywaySettings settings, Optional<LiveMigrations> live) {
        this(settings.withoutTransactionalLock(), live, List.of());
    }

    FlywayMigrator(FlywaySettings settings, Optional<LiveMigrations> live, List<Callback> callbacks) {
        this.settings = settings;
        this.live = live;
        this.callbacks = callbacks;
    }

    /**
     * Prepares to migrate as the user's own Flyway does, with the lock that may hang.
     *
     * @param callbacks hear what it does
     */
    public static FlywayMigrator asDeployed(FlywaySettings settings, Callback... callbacks) {
        return new FlywayMigrator(settings, Optional.empty(), List.of(callbacks));
    }

    @Override
    public List<Finding> inspect() throws InterruptedException {
        FileNames names = names();
        List<Finding> findings = new ArrayList<>(names.misnamed());
        findings.addAll(names.undecodable());
        if (live.isPresent()) {
            findings.addAll(live.get().compare(names, settings));
        }
        return findings;
    }

    private FileNames names() {
        return new FileNames(settings, new Configured(settings).configuration());
    }

    @Override
    public Applied apply(Database database) {
        Flyway flyway = new Configured(settings, callbacks).on(database);
        try {
            if (flyway.info().all().length == 0) {
                throw nothingFound();
            }
            return applied(flyway.migrate());
        } catch (FlywayException failure) {
            throw failures(database, flyway).explained(failure, flyway);
        }
    }

    @Override
    public Applied apply(Database database, Progress progress) {
        Flyway flyway =
                new Configured(settings).on(database, new StepCallback(step -> progress.at(step.map(this::step))));
        try {
            return applied(flyway.migrate());
        } catch (FlywayException failure) {
            throw failures(database, flyway).explained(failure, flyway);
        } finally {
            progress.at(Optional.empty());
        }
    }

    @Override
    public Function<Place, Optional<Script>> scripts(Database database) {
        FlywayFailures reader = failures(database, new Configured(settings).on(database));
        return place -> place instanceof Place.InFile file && file.file().endsWith(".sql")
                ? Optional.of(reader.script(settings.folder().resolve(file.file())))
                : Optional.empty();
    }

    @Override
    public List<Step> steps(Database database) {
        return Arrays.stream(new Configured(settings).on(database).info().pending())
                .map(this::step)
                .toList();
    }

    private Step step(MigrationInfo migration) {
        String name = fileName(migration);
        return migration.getVersion() == null
                ? Step.repeatable(name, place(migration))
                : new Step(migration.getVersion().getVersion(), name, place(migration));
    }

    private static String fileName(MigrationInfo migration) {
        String script = migration.getScript();
        return script.substring(script.lastIndexOf('/') + 1);
    }

    @Override
    public Applied apply(Database database, Step last) {
        return last.isRepeatable() ? apply(database) : new UpTo(settings, callbacks, last.id()).apply(database);
    }

    @Override
    public Applied applyVersion(Database database, String version) {
        MigrationVersion wanted;
        try {
            wanted = MigrationVersion.fromVersion(version);
        } catch (FlywayException unreadable) {
            throw unknown(version);
        }
        Step last = steps(database).stream()
                .filter(step -> !step.isRepeatable()
                        && MigrationVersion.fromVersion(step.id()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(version));
        return apply(database, last);
    }

    private static CheckBroken unknown(String version) {
        return new CheckBroken(Finding.of("there is no migration of the version " + version)
                .fix("Name the newest migration that is deployed under `live`."));
    }

    @Override
    public Applied takeBack(Database database, Step newest) throws SQLException {
        return new FlywayWayBack(settings).take(database, newest);
    }

    private CheckNotRun nothingFound() {
        String folders = settings.folders().stream().map(settings::userPath).collect(Collectors.joining(", "));
        return new CheckNotRun(
                "there is no migration in " + folders,
                "Put migrations there, named such as V1__init.sql, or correct `locations` in the stack file.");
    }

    private FlywayFailures failures(Database database, Flyway flyway) {
        return new FlywayFailures(settings, Placeholders.on(database, settings, flyway.getConfiguration()));
    }

    private Applied applied(MigrateResult result) {
        List<Applied.Migration> migrations =
                result.migrations.stream().map(this::migration).toList();
        String warnings = result.warnings.stream().map(line -> line + "\n").collect(Collectors.joining());
        return new Applied(migrations, warnings);
    }

    private Applied.Migration migration(MigrateOutput output) {
        String file = settings.userPath(Path.of(output.filepath));
        return new Applied.Migration(
                file.substring(file.lastIndexOf('/') + 1),
                Place.file(file),
                Duration.ofMillis(output.executionTime),
                "Repeatable".equals(output.category));
    }

    @Override
    public List<Finding> pending(Database database) {
        return Arrays.stream(new Configured(settings).on(database).info().pending())
                .map(each -> Finding.of(each.getScript() + " is still pending after everything was applied")
                        .rule("pending")
                        .at(place(each)))
                .toList();
    }

    private Place place(MigrationInfo migration) {
        String file = migration.getPhysicalLocation();
        return file == null || file.isBlank() ? Place.nowhere() : Place.file(settings.userPath(Path.of(file)));
    }

    @Override
    public List<Finding> validate(Database database) {
        return new Configured(settings)
                .on(database).validateWithResult().invalidMigrations.stream()
                        .map(each -> Finding.of(each.errorDetails.errorMessage.replace('\n', ' '))
                                .rule("validate")
                                .at(
                                        each.filepath == null || each.filepath.isBlank()
                                                ? Place.nowhere()
                                                : Place.file(settings.userPath(Path.of(each.filepath)))))
                        .toList();
    }

    @Override
    public List<String> leftOut() {
        return live.isPresent() ? List.of() : List.of("edited migrations (the stack file does not say `since`)");
    }
}
