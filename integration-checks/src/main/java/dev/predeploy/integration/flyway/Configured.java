package dev.predeploy.integration.flyway;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Sets Flyway up: what the stack says, and on top of it what keeps a run harmless. */
record Configured(FlywaySettings settings, List<Callback> callbacks) {

    Configured(FlywaySettings settings) {
        this(settings, List.of());
    }

    Flyway on(Database database) {
        return configuration().dataSource(new OpenedByUs(database)).load();
    }

    Flyway on(Database database, Callback callback) {
        FluentConfiguration configuration = configuration();
        List<Callback> callbacks = new ArrayList<>(List.of(configuration.getCallbacks()));
        callbacks.add(callback);
        return configuration
                .callbacks(callbacks.toArray(Callback[]::new))
                .dataSource(new OpenedByUs(database))
                .load();
    }

    FluentConfiguration configuration() {
        try {
            FluentConfiguration configuration = Flyway.configure(Configured.class.getClassLoader())
                    .configuration(settings.namedParameters())
                    .placeholders(Map.copyOf(settings.placeholders()))
                    .locations(locations())
                    .callbacks(callbacks.toArray(Callback[]::new))
                    .skipDefaultCallbacks(!settings.callbacks())
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .connectRetries(0);
            PostgreSQLConfigurationExtension postgres =
                    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
            postgres.setTransactionalLock(settings.holdsTransactionalLock());
            return configuration;
        } catch (FlywayException refused) {
            throw new CheckBroken(
                    Finding.of("Flyway does not take its settings")
                            .actual(FlywayFailures.firstLine(refused))
                            .fix("Correct the settings of these migrations in the stack file."),
                    refused);
        }
    }

    private String[] locations() {
        return settings.folders().stream().map(folder -> "filesystem:" + folder).toArray(String[]::new);
    }
}
