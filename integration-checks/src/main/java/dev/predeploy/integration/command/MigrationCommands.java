package dev.predeploy.integration.command;

import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of a set of migrations, as far as the stack file names them, and where they run.
 *
 * @param run the one that applies every migration
 * @param pending the one that fails while a migration is pending
 * @param where where they run
 */
public record MigrationCommands(Optional<CommandLine> run, Optional<CommandLine> pending, Where where) {

    DatabaseCommand of(CommandLine line) {
        return new DatabaseCommand(line, where.directory(), where.variables(), where.image());
    }

    /**
     * Where commands run.
     *
     * @param directory the folder
     * @param variables more environment variables
     * @param image the image; without it, this machine
     */
    public record Where(Optional<String> directory, Map<String, Template> variables, Optional<String> image) {}
}
