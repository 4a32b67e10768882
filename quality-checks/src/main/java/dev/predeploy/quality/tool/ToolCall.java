package dev.predeploy.quality.tool;

import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is called: a command of the user's own with the report that it writes, or a tool that Predeploy knows.
 *
 * @param tool the tool's name
 * @param run the command
 * @param in the image that it runs in; without it, this machine
 * @param report what the command writes
 * @param directory where it runs, below the stack file's folder
 * @param env environment variables on top of our own
 * @param memoryLimit how much memory all its processes together may hold
 */
public record ToolCall(
        @Doc(
                "A tool that Predeploy knows how to call, such as `ruff`, `mypy` or `javac`; without `run`, the entry's own name.")
        Optional<String> tool,

        @Doc("The command, for a tool that Predeploy does not know: a line for the shell, or a list of words.")
        Optional<CommandLine> run,

        @Doc("The image to run in; its own sources and tools are used, in its own folder.") @NameOf("images")
        Optional<String> in,

        @Doc("What the command writes, and where, such as `{sarif: target/lint.sarif}`.")
        Optional<Written> report,

        @Doc("The folder to run in, relative to the stack file; with `in`, to the image's own folder.")
        Optional<String> directory,

        @Doc("Environment variables for the tool.") Map<String, Template> env,

        @Doc("How much memory the tool and all that it starts may hold together, such as `1GiB`.")
        Optional<ByteSize> memoryLimit) {

    /** Refuses a command without a report, and a tool with one. */
    public ToolCall {
        if (run.isPresent() && tool.isPresent()) {
            throw new InvalidEntry("tool", "a tool is called in its own way, not by `run`", "remove one of the two");
        }
        if (run.isPresent() && report.isEmpty()) {
            throw new InvalidEntry(
                    "run",
                    "nothing says what the command reports",
                    "add `report`, such as `report: {sarif: lint.sarif}` or `report: {junit: \"reports/*.xml\"}`");
        }
        if (run.isEmpty() && report.isPresent()) {
            throw new InvalidEntry(
                    "report", "a tool that Predeploy calls reports by itself", "remove it, or add `run`");
        }
        if (directory.isPresent() && FilePatterns.leavesItsFolder(directory.get())) {
            throw new InvalidEntry("directory", "it leads out of the stack's folder", "name a folder below it");
        }
        if (report.isPresent() && report.get().places().stream().anyMatch(FilePatterns::leavesItsFolder)) {
            throw new InvalidEntry("report", "it leads out of the stack's folder", "let the tool write below it");
        }
    }

    /** Returns this call with its tool named by the entry, where it names neither tool nor command. */
    public ToolCall named(String name) {
        Optional<String> named = run.isPresent() ? tool : Optional.of(tool.orElse(name));
        return new ToolCall(named, run, in, report, directory, env, memoryLimit);
    }

    /** Returns what a check that makes this call needs, for a stack in a folder. */
    public Need need(String check, Path folder) {
        if (run.isPresent()) {
            return Need.command(check, in, run.get());
        }
        if (in.isPresent()) {
            return new Need.StackImage(check, in.get());
        }
        String name = shown();
        if (isOfJava()) {
            return new Need.Jdk(check);
        }
        if (BuildTool.NAMES.contains(name)) {
            return BuildTool.named(name).need(check, folder, Path.of(directory.orElse("")));
        }
        return KnownTools.isOfNode(name)
                ? new Need.NodeProgram(check, name, Path.of(directory.orElse("")))
                : new Need.Program(check, name, true);
    }

    /** Returns what the entry calls, for messages, such as {@code ruff} or {@code npm run lint}. */
    String shown() {
        return tool.or(() -> run.map(CommandLine::text)).orElse("the tool");
    }

    /** Returns what a user can do to see for himself why the call did not do its work. */
    public String byHand() {
        String where = directory.map(" in the folder "::concat).orElse("");
        return run.map(line -> "Run it by hand%s: %s".formatted(where, line.text()))
                .orElseGet(
                        () -> "See all that it wrote in the evidence of this check; correct " + whatToCorrect(where));
    }

    private String whatToCorrect(String where) {
        if (isOfJava()) {
            return "`arguments` or `class-path` of the entry, or the JDK that JAVA_HOME names.";
        }
        if (tool.filter(BuildTool.NAMES::contains).isPresent()) {
            return "`arguments` of the entry, or the project's build file%s.".formatted(where);
        }
        String itsOwn = "`paths` or `arguments` of the entry, or the tool's own configuration%s.".formatted(where);
        return in.isEmpty() && tool.filter(KnownTools::isOfNode).isPresent()
                ? itsOwn
                        + " A tool that lies in an ignored `node_modules` is seen with `workspace: {links: [node_modules]}`."
                : itsOwn;
    }

    private boolean isOfJava() {
        return tool.filter(Tools.OF_JAVA::contains).isPresent();
    }

    List<String> places() {
        return report.map(Written::places).orElse(List.of());
    }
}
