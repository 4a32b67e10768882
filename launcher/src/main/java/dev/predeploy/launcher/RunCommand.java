package dev.predeploy.launcher;

import dev.predeploy.kit.check.CheckRun;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.launcher.execution.Gate;
import dev.predeploy.launcher.execution.GateSettings;
import dev.predeploy.launcher.execution.Interruption;
import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.report.Reports;
import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.terminal.Renderer;
import dev.predeploy.launcher.terminal.TerminalWriter;
import java.io.IOException;
import java.time.Clock;

/** Runs the chosen checks, writes the reports and answers with the exit code. */
final class RunCommand {
    private final Chosen chosen;
    private final Speech speech;
    private final Surroundings surroundings;
    private final Clock clock;
    private final RunHead head;

    RunCommand(Chosen chosen, Surroundings surroundings, Console console, Clock clock) {
        this.chosen = chosen;
        this.surroundings = surroundings;
        this.speech = new Speech(chosen, surroundings, console);
        this.clock = clock;
        this.head = chosen.head(clock.instant());
    }

    int run() throws IOException, InterruptedException {
        RunControl control = new RunControl(chosen.invocation().jobs());
        Settings settings = new Settings(chosen.stack(), chosen.modules(), surroundings.environment(), control);
        try (Interruption interruption = Interruption.listen(control);
                RunFolder folder = RunFolder.open();
                Session session = new Session(settings)) {
            session.give(RunFolder.class, folder);
            speech.tellRemoved(folder.removed());
            return interruption.answer(run(session, folder));
        }
    }

    private int run(Session session, RunFolder folder) throws IOException, InterruptedException {
        Reports.Setting setting = new Reports.Setting(
                chosen.outputFolder(), "Predeploy: " + chosen.stack().name(), folder, surroundings.environment());
        try (Reports reports = Reports.begin(setting)) {
            Renderer renderer = speech.renderer(reports.folder(), clock);
            Reports.Written written;
            try (TerminalWriter terminal = TerminalWriter.start(new Logged(renderer, reports.events()))) {
                written = reports.write(gate(session, reports, terminal).run(head));
                terminal.accept(new RunEvent.Ended(clock.instant(), written.run()));
            }
            speech.afterwards(Reports.annotations(written.run(), setting), written.problems());
            return written.run().verdict().exitCode();
        }
    }

    private Gate gate(Session session, Reports reports, TerminalWriter terminal) {
        CheckRun checkRun = new CheckRun(session, chosen.plan(), chosen.selection());
        GateSettings settings = new GateSettings(
                reports.folder(), chosen.budget(), chosen.invocation().failFast(), chosen.next()::only);
        return new Gate(checkRun, settings, terminal, clock);
    }
}
