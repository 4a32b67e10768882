package dev.predeploy.integration;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.Locale;

/**
 * A set of migrations.
 *
 * @param tool what applies them
 * @param flyway what Flyway is told
 * @param command what is run instead of Flyway
 * @param options what every entry may say
 */
record Migrations(
        @Doc("What applies the migrations: `flyway`, built in, `django`, `alembic`, or any `command`.")
        Tool tool,

        @Unwrapped FlywayWish flyway,
        @Unwrapped CommandWish command,
        @Unwrapped CheckOptions options)
        implements Entry {

    /** What applies migrations. */
    public enum Tool {
        FLYWAY,
        DJANGO,
        ALEMBIC,
        COMMAND
    }

    /** Refuses the keys of one tool beside the other. */
    public Migrations {
        boolean isFlyway = tool == Tool.FLYWAY;
        if (isFlyway && command.saysAnything()) {
            throw new InvalidEntry(
                    "tool",
                    "`in`, `run`, `pending`, `directory` and `env` are for tools that are commands",
                    "remove them");
        }
        if (!isFlyway && flyway.saysAnything()) {
            throw new InvalidEntry("tool", "Flyway's settings are for `tool: flyway`", "remove them");
        }
        if (isFlyway && flyway.locations().isEmpty()) {
            throw new InvalidEntry(
                    "tool", "Flyway needs the folders of the migrations", "add `locations: [db/migration]`");
        }
        if (tool != Tool.COMMAND && command.saysMoreOfItsOwn()) {
            throw new InvalidEntry(
                    "tool",
                    "`steps`, `up-to` and `down` are for `tool: command`: this tool has its own",
                    "remove them");
        }
        if (tool == Tool.COMMAND && command.run().isEmpty()) {
            throw new InvalidEntry("tool", "there is no command to run", "add `run: …`");
        }
    }

    /** Returns what applies them, in words, with the settings that decide whether it can hang. */
    String words() {
        return switch (tool) {
            case FLYWAY -> "Flyway, settings " + flyway.parameters() + ", " + flyway.lockWords();
            case DJANGO, ALEMBIC, COMMAND ->
                tool.name().toLowerCase(Locale.ROOT)
                        + command.run().map(line -> ": " + line.text()).orElse(", by its usual command")
                        + command.in().map(image -> ", in the image " + image).orElse("");
        };
    }
}
