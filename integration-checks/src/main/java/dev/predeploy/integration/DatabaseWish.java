package dev.predeploy.integration;

import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What the disposable database is to be like.
 *
 * @param version the version of PostgreSQL
 * @param timeZone the server's time zone
 * @param extensions what is installed in each database
 * @param roles roles that migrations grant to
 * @param parameters settings of the server
 */
record DatabaseWish(
        @Doc("The version of PostgreSQL: a major one (14 to 18), or an exact one such as `16.15`.") @Default("16")
        String version,

        @Doc("The server's time zone, such as `Europe/Oslo`.") @Default("UTC")
        String timeZone,

        @Doc("Extensions that are installed before the migrations run, as production's administrator does.")
        List<String> extensions,

        @Doc("Roles that exist before the migrations run, because these grant to them.")
        List<String> roles,

        @Doc("Settings of `postgresql.conf`, such as `max_connections: 50`.")
        Map<String, String> parameters) {

    /** Refuses versions and time zones that do not exist. */
    public DatabaseWish {
        try {
            PostgresVersion.parse(version);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidEntry(
                    "version", String.valueOf(unknown.getMessage()), "write one of 14, 15, 16, 17 and 18");
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new InvalidEntry(
                    "timeZone", "there is no time zone `" + timeZone + "`", "write one such as `UTC` or `Europe/Oslo`");
        }
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(PostgresVersion.parse(version), timeZone, extensions, roles, parameters);
    }
}
