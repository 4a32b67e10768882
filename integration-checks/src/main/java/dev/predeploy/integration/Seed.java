package dev.predeploy.integration;

import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.integration.command.Host;
import dev.predeploy.integration.upgrade.SeedScript;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What writes the user's own rows. Exactly one of a script and a command is said.
 *
 * @param file a script in SQL
 * @param run a command
 * @param in the image that the command runs in
 * @param directory where it runs
 * @param env more variables for it
 */
record Seed(
        @Doc("A script in SQL, such as `db/seed.sql`; it may hold `COPY … FROM stdin`, as a dump does.")
        @Shorthand
        @MustExist
        Optional<Path> file,

        @Doc(
                "A command instead, which finds the database by `DATABASE_URL`, `JDBC_DATABASE_URL` or the `PG…` variables.")
        Optional<CommandLine> run,

        @Doc("The image that the command runs in.") @NameOf("images")
        Optional<String> in,

        @Doc("The folder in which it runs, relative to the stack file; with `in`, to the image's own folder.")
        Optional<String> directory,

        @Doc("More environment variables for it.") Map<String, Template> env) {

    /** Refuses none, and both. */
    Seed {
        if (file.isPresent() == run.isPresent()) {
            throw new InvalidEntry(
                    "file", "a seed is one of a script and a command", "write `seed: db/seed.sql` or `seed: {run: …}`");
        }
        boolean isOfCommand = in.isPresent() || directory.isPresent() || !env.isEmpty();
        if (file.isPresent() && isOfCommand) {
            throw new InvalidEntry("in", "`in`, `directory` and `env` are for a command", "remove them");
        }
    }

    /** Writes the rows; that the script or the command is wrong is the stack's failure. */
    void sow(StackDatabase databases, Database database, Evidence evidence) throws Exception {
        Host host = databases.migrators().host();
        if (file.isPresent()) {
            SeedScript script = SeedScript.read(host.session().stack().folder(), file.get());
            databases.server().interruptibly(database, () -> {
                script.run(database);
                return script;
            });
            return;
        }
        databases.need(in);
        CommandLine line = run.orElseThrow();
        DatabaseCommand.Output output = new DatabaseCommand(line, directory, env, in).run(host, database);
        evidence.keep("seed.log", output.transcript());
        if (output.exitCode() != 0) {
            throw output.failure("The seed command `" + line.text() + "` failed");
        }
    }
}
