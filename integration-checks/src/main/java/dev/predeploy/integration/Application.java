package dev.predeploy.integration;

import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.Map;
import java.util.Optional;

/**
 * A command that must succeed against a copy of the migrated database.
 *
 * @param run the command
 * @param in the image that it runs in
 * @param migrations the migrations that the database has
 * @param directory where it runs
 * @param env more variables for it
 * @param options what every entry may say
 */
record Application(
        @Doc("The command; it finds its own database by `DATABASE_URL`, `JDBC_DATABASE_URL` or the `PG…` variables.")
        CommandLine run,

        @Doc("The image that it runs in, on the database's network; its own files and tools are used.")
        @NameOf("images")
        Optional<String> in,

        @Doc("The migrations that the database has; where there is only one set, that one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc("The folder in which it runs, relative to the stack file; with `in`, to the image's own folder.")
        Optional<String> directory,

        @Doc("More environment variables for it.") Map<String, Template> env,

        @Unwrapped CheckOptions options)
        implements Entry {

    DatabaseCommand command() {
        return new DatabaseCommand(run, directory, env, in);
    }
}
