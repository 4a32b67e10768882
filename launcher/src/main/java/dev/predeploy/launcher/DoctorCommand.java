package dev.predeploy.launcher;

import dev.predeploy.kit.check.Plan;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackFiles;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.launcher.doctor.Examination;
import dev.predeploy.launcher.doctor.Row;
import dev.predeploy.launcher.doctor.State;
import dev.predeploy.launcher.execution.Interruption;
import dev.predeploy.launcher.execution.Modules;
import dev.predeploy.launcher.options.Format;
import dev.predeploy.launcher.options.Invocation;
import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.terminal.Diagnosis;
import dev.predeploy.launcher.terminal.FormatChoice;
import dev.predeploy.launcher.terminal.TerminalProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says, before anything runs, whether all is there that the checks of a stack need. */
final class DoctorCommand {
    /** As of a run in which none failed or is broken, and a required check was not run: that is what would come. */
    private static final int SOMETHING_IS_ABSENT = 4;

    private final Invocation invocation;
    private final Surroundings surroundings;
    private final Console console;
    private final Path workingFolder;

    DoctorCommand(Invocation invocation, Surroundings surroundings, Console console, Path workingFolder) {
        this.invocation = invocation;
        this.surroundings = surroundings;
        this.console = console;
        this.workingFolder = workingFolder;
    }

    int run() throws IOException, InterruptedException {
        List<StageModule> modules = Modules.announced();
        StackReader reader = new StackReader(modules, Strictness.ALL_MODULES);
        Optional<Path> file = StackFiles.find(invocation.stack(), workingFolder);
        Stack stack = file.map(reader::read)
                .orElseGet(() -> reader.parse("stack: none", workingFolder.resolve(StackFiles.NAME)));
        RunControl control = new RunControl(invocation.jobs());
        Settings settings = new Settings(stack, modules, surroundings.environment(), control);
        try (Interruption interruption = Interruption.listen(control);
                RunFolder folder = RunFolder.open();
                Session session = new Session(settings)) {
            session.give(RunFolder.class, folder);
            String about = file.map(path -> "Stack %s, %s".formatted(stack.name(), stack.file()))
                    .orElse("This machine. There is no stack file here or above: `predeploy init` writes a first one.");
            return interruption.answer(tell(about, session));
        }
    }

    private int tell(String about, Session session) throws InterruptedException {
        Plan plan = Plan.of(session.stack(), session.modules());
        List<Row> rows =
                new Examination(session, plan).rows(session.stack().folder().resolve(Chosen.OUTPUT));
        Diagnosis diagnosis = new Diagnosis(about, rows, session.get(Redactor.class)::clean);
        if (invocation.format() == Format.JSON) {
            console.out().write(diagnosis.json());
        } else {
            Format format = FormatChoice.of(invocation.format(), surroundings.environment(), console.terminal());
            List<String> lines =
                    diagnosis.lines(TerminalProbe.screen(format, console.charset(), surroundings.environment()));
            console.out().write(String.join("\n", lines) + "\n");
        }
        boolean isAbsent = rows.stream().anyMatch(row -> row.state() == State.PROBLEM);
        return isAbsent ? SOMETHING_IS_ABSENT : 0;
    }
}
