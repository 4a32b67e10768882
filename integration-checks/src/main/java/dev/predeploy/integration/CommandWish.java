package dev.predeploy.integration;

import dev.predeploy.integration.command.MigrationCommands;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import java.util.Map;
import java.util.Optional;

/**
 * What is run to migrate.
 *
 * @param in the image that the commands run in
 * @param run the command that applies every migration
 * @param pending the command that fails while one is pending
 * @param directory where both run
 * @param env more variables for both
 */
record CommandWish(
        @Doc("The image that they run in, on the database's network; its own files and tools are used.")
        @NameOf("images")
        Optional<String> in,

        @Doc("The command that applies every migration to the database of `DATABASE_URL` or the `PG…` variables;"
                + " without it, the tool's usual one.")
        Optional<CommandLine> run,

        @Doc("A command that fails while a migration is pending, such as `python manage.py migrate --check`.")
        Optional<CommandLine> pending,

        @Doc("The folder in which they run, relative to the stack file; with `in`, to the image's own folder.")
        Optional<String> directory,

        @Doc("More environment variables for them.") Map<String, Template> env) {

    MigrationCommands commands() {
        return new MigrationCommands(run, pending, new MigrationCommands.Where(directory, env, in));
    }

    boolean saysAnything() {
        return in.isPresent() || run.isPresent() || pending.isPresent() || directory.isPresent() || !env.isEmpty();
    }
}
