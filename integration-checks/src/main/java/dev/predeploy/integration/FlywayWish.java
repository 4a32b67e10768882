package dev.predeploy.integration;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Flyway is told.
 *
 * @param locations the folders that hold migrations
 * @param schemas the schemas that Flyway looks after
 * @param table the table that holds the history
 * @param placeholders what stands for each placeholder
 * @param outOfOrder whether a migration may be applied after a later one
 * @param callbacks whether SQL callbacks run
 * @param since the commit whose migrations are applied already
 * @param settings every other setting
 */
record FlywayWish(
        @Doc("The folders that hold the migrations.") @MustExist(MustExist.Sort.FOLDER)
        List<Path> locations,

        @Doc(
                "The schemas that Flyway looks after; the first one is its default. Without it, the first of the search path: `public`.")
        List<String> schemas,

        @Doc("The table of Flyway's history; without it, `flyway_schema_history`.")
        Optional<String> table,

        @Doc("What stands for each placeholder, such as `owner: app` for `${owner}`.")
        Map<String, Template> placeholders,

        @Doc("Whether a migration may be applied after one of a higher version.") @Default("false")
        boolean outOfOrder,

        @Doc("Whether SQL callbacks in the locations run, such as `afterMigrate.sql`.") @Default("true")
        boolean callbacks,

        @Doc("A Git commit such as `origin/main` whose migrations are deployed: none of them may have changed.")
        Optional<String> since,

        @Doc(
                "Any other setting of Flyway's migrations, by its name without `flyway.`, such as `mixed: true`; none of the"
                        + " connection or of `initSql`.")
        Map<String, String> settings) {
    private static final List<String> NOT_YOURS = List.of(
            "url",
            "user",
            "password",
            "driver",
            "locations",
            "clean",
            "dryrun",
            "target.",
            "loggers",
            "jdbcproperties",
            "environment",
            "resolvers",
            "callbacks",
            "initsql",
            "license",
            "email",
            "token");

    /** Refuses settings that lead away from the disposable database. */
    public FlywayWish {
        if (table.filter(String::isBlank).isPresent()) {
            throw new InvalidEntry("table", "the table has no name", "write one, or remove the key");
        }
        for (String name : settings.keySet()) {
            String plain = name.toLowerCase(Locale.ROOT);
            if (plain.startsWith("flyway.") || NOT_YOURS.stream().anyMatch(plain::startsWith)) {
                throw new InvalidEntry("settings", "`" + name + "` cannot be set here", remedy(plain));
            }
        }
    }

    private static String remedy(String plain) {
        if (plain.startsWith("flyway.")) {
            return "write the bare name of a setting of migrations, such as `mixed`";
        }
        return plain.startsWith("initsql")
                ? "write under `database` as `parameters` what it sets, such as `lock_timeout: 5s`"
                : "leave it out: the database is a disposable one, and Predeploy connects to it";
    }

    boolean saysAnything() {
        return Stream.of(locations, schemas).anyMatch(list -> !list.isEmpty())
                || Stream.of(placeholders, settings).anyMatch(map -> !map.isEmpty())
                || Stream.of(table, since).anyMatch(Optional::isPresent)
                || outOfOrder
                || !callbacks;
    }

    /** Returns the settings as Flyway names them. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        settings.forEach((name, value) -> parameters.put("flyway." + name, value));
        if (!schemas.isEmpty()) {
            parameters.put("flyway.schemas", String.join(",", schemas));
        }
        table.ifPresent(name -> parameters.put("flyway.table", name));
        if (outOfOrder) {
            parameters.put("flyway.outOfOrder", "true");
        }
        return parameters;
    }

    /** Returns what the lock of Flyway's comes to, which may keep a transaction open. */
    String lockWords() {
        return "postgresql.transactional.lock: "
                + settings.getOrDefault("postgresql.transactional.lock", "true, which is Flyway's default");
    }
}
