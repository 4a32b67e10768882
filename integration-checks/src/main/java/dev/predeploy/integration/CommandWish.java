package dev.predeploy.integration;

import dev.predeploy.integration.command.MigrationCommands;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is run to migrate.
 *
 * @param in the image that the commands run in
 * @param run the command that applies every migration
 * @param pending the command that fails while one is pending
 * @param steps the command that writes what is still to be applied
 * @param upTo the command that applies what comes up to a version
 * @param down the command that takes one version back
 * @param directory where they run
 * @param env more variables for them
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

        @Doc("With `tool: command`, one that writes the versions still to be applied, a line each, in order.")
        Optional<CommandLine> steps,

        @Doc("With `tool: command`, one that applies all up to the version in the variable `VERSION`.")
        Optional<CommandLine> upTo,

        @Doc("With `tool: command`, one that takes back the newest version, which is in the variable `VERSION`.")
        Optional<CommandLine> down,

        @Doc("The folder in which they run, relative to the stack file; with `in`, to the image's own folder.")
        Optional<String> directory,

        @Doc("More environment variables for them.") Map<String, Template> env) {

    MigrationCommands commands() {
        MigrationCommands.Single single = new MigrationCommands.Single(steps, upTo, down);
        return new MigrationCommands(run, pending, single, new MigrationCommands.Where(directory, env, in));
    }

    boolean saysAnything() {
        return Stream.of(in, run, pending, directory).anyMatch(Optional::isPresent)
                || saysMoreOfItsOwn()
                || !env.isEmpty();
    }

    /** Says whether there are commands of which Django and Alembic have their own. */
    boolean saysMoreOfItsOwn() {
        return Stream.of(steps, upTo, down).anyMatch(Optional::isPresent);
    }
}
