package dev.predeploy.integration.command;

import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a set of migrations, as far as the stack file names them, and where they run.
 *
 * @param run the one that applies every migration
 * @param pending the one that fails while a migration is pending
 * @param single those that apply or take back one migration
 * @param where where they run
 */
public record MigrationCommands(Optional<CommandLine> run, Optional<CommandLine> pending, Single single, Where where) {

    DatabaseCommand of(CommandLine line) {
        return new DatabaseCommand(line, where.directory(), where.variables(), where.image());
    }

    /**
     * Returns calls of a tool, one after the other, as the stack's own command calls it, such as through Poetry.
     *
     * @param form finds that way of calling in a command, as its first group
     * @param usual the way to call it where the stack's command does not tell
     * @param calls what to call it with
     */
    DatabaseCommand calls(Pattern form, String usual, List<String> calls) {
        String tool = run.map(line -> form.matcher(line.text().strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .orElse(usual);
        return of(
                CommandLine.shell(calls.stream().map(call -> tool + " " + call).collect(Collectors.joining(" && "))));
    }

    /**
     * Commands for one migration; each gets its version as the environment variable {@code VERSION}.
     *
     * @param steps writes the versions that are still to be applied, a line each
     * @param upTo applies every migration up to one
     * @param down takes one back
     */
    public record Single(Optional<CommandLine> steps, Optional<CommandLine> upTo, Optional<CommandLine> down) {}

    /**
     * Where commands run.
     *
     * @param directory the folder
     * @param variables more environment variables
     * @param image the image; without it, this machine
     */
    public record Where(Optional<String> directory, Map<String, Template> variables, Optional<String> image) {}
}
