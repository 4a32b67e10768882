package dev.predeploy.integration;

import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Template;
import java.util.Map;
import java.util.Optional;

/**
 * What is run to migrate.
 *
 * @param run the command that applies every migration
 * @param pending the command that fails while one is pending
 * @param directory where both run
 * @param env more variables for both
 */
record CommandWish(
        @Doc("The command that applies every migration to the database of `DATABASE_URL` or the `PG…` variables.")
        Optional<CommandLine> run,

        @Doc("A command that fails while a migration is pending, such as `python manage.py migrate --check`.")
        Optional<CommandLine> pending,

        @Doc("The folder in which they run, relative to the stack file.")
        Optional<String> directory,

        @Doc("More environment variables for them.") Map<String, Template> env) {

    boolean saysAnything() {
        return run.isPresent() || pending.isPresent() || directory.isPresent() || !env.isEmpty();
    }
}
