package dev.predeploy.integration;

import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the disposable database is to be like.
 *
 * @param image an image of it
 * @param version the version of PostgreSQL
 * @param timeZone the server's time zone
 * @param extensions what is installed in each database
 * @param roles roles that migrations grant to
 * @param parameters settings of the server
 * @param urlScheme what the URL that programs get begins with
 * @param password the password of the user that programs get
 */
record DatabaseWish(
        @Doc("An image of PostgreSQL, such as `postgres:16-alpine`; the server then runs in a container.")
        Optional<Template> image,

        @Doc("The version of PostgreSQL without `image`: a major one (14 to 18; without it, 16), or such as `16.15`.")
        Optional<String> version,

        @Doc("The server's time zone, such as `Europe/Oslo`.") @Default("UTC")
        String timeZone,

        @Doc("Extensions that are installed before the migrations run, as production's administrator does.")
        List<String> extensions,

        @Doc("Roles that exist before the migrations run, because these grant to them.")
        List<String> roles,

        @Doc("Settings of `postgresql.conf`, such as `max_connections: 50`.")
        Map<String, String> parameters,

        @Doc("What `DATABASE_URL` begins with, such as `postgres` or `postgresql+asyncpg`.") @Default("postgresql")
        String urlScheme,

        @Doc("The password, to see that programs take one like production's; without it, a random one of letters.")
        Optional<Template> password) {

    /** Refuses versions and time zones that do not exist. */
    public DatabaseWish {
        if (image.isPresent() && version.isPresent()) {
            throw new InvalidEntry("version", "the image decides the version", "remove `version` or `image`");
        }
        if (!urlScheme.matches("[a-z][a-z0-9+.-]*")) {
            throw new InvalidEntry(
                    "urlScheme", "`" + urlScheme + "` is no scheme of a URL", "write such as `postgresql+asyncpg`");
        }
        try {
            version.ifPresent(PostgresVersion::parse);
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

    DatabaseSettings settings(Values values) {
        return new DatabaseSettings(
                version.map(PostgresVersion::parse).orElseGet(PostgresVersion::standard),
                timeZone,
                extensions,
                roles,
                parameters,
                password.map(values::fill));
    }
}
