package dev.predeploy.launcher;

import dev.predeploy.launcher.options.Format;
import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.report.ReportProblem;
import dev.predeploy.launcher.report.github.WorkflowCommands;
import dev.predeploy.launcher.report.json.ReportJson;
import dev.predeploy.launcher.terminal.FormatChoice;
import dev.predeploy.launcher.terminal.Output;
import dev.predeploy.launcher.terminal.Renderer;
import dev.predeploy.launcher.terminal.Screen;
import dev.predeploy.launcher.terminal.TerminalProbe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How the command speaks to whoever called it: in which format, and what a CI server may hear beside it. */
final class Speech {
    private final Console console;
    private final Format format;
    private final Map<String, String> environment;
    private final Path workingFolder;
    private final String list;

    Speech(Chosen chosen, Surroundings surroundings, Console console) {
        this.console = console;
        this.environment = surroundings.environment();
        this.format = FormatChoice.of(chosen.invocation().format(), environment, console.terminal());
        this.workingFolder = chosen.workingFolder();
        this.list = chosen.next().list();
    }

    Renderer renderer(Path outputFolder, Clock clock) {
        return Renderer.of(format, output(outputFolder, clock));
    }

    Output output(Path outputFolder, Clock clock) {
        Screen screen = TerminalProbe.screen(format, console.charset(), environment);
        UnaryOperator<String> guard = onGithub() ? WorkflowCommands::harmless : line -> line;
        Output.Hints hints = new Output.Hints(asSeen(outputFolder), list);
        return new Output(console.out(), screen, clock, hints, guard, run -> ReportJson.text(run, outputFolder));
    }

    /** Says what only comes after the last word: annotations for GitHub, and reports that could not be written. */
    void afterwards(List<String> annotations, List<ReportProblem> problems) {
        if (format != Format.JSON) {
            annotations.forEach(line -> console.out().write(line + "\n"));
        }
        for (ReportProblem problem : problems) {
            console.err()
                    .write("predeploy: could not write " + problem.report() + ": " + problem.what()
                            + "\n  Free the disk, or name another folder with --out; then run again.\n");
        }
    }

    /** Says what a killed run had left behind and this one removed. */
    void tellRemoved(List<String> removed) {
        removed.forEach(what -> console.err().write("predeploy: " + what + "\n"));
    }

    private boolean onGithub() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    private Path asSeen(Path folder) {
        return folder.startsWith(workingFolder) ? workingFolder.relativize(folder) : folder;
    }
}
