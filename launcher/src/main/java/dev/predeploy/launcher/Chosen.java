package dev.predeploy.launcher;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Plan;
import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackFiles;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.launcher.execution.Modules;
import dev.predeploy.launcher.execution.Revisions;
import dev.predeploy.launcher.options.Invocation;
import dev.predeploy.launcher.options.Selection;
import dev.predeploy.launcher.options.WrongCommand;
import dev.predeploy.launcher.run.RunHead;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an invocation chose: a stack, and those of its checks that are meant. */
final class Chosen {
    /** Where a run writes to, from the stack file's folder on. */
    static final Path OUTPUT = Path.of("target", "predeploy");

    private final Invocation invocation;
    private final Path workingFolder;
    private final List<StageModule> modules;
    private final Stack stack;
    private final Plan plan;
    private final Selection selection;

    /**
     * Reads the stack file and holds the selection against it.
     *
     * @throws WrongCommand if it declares no check, or the selection matches none
     */
    Chosen(Invocation invocation, Path workingFolder) {
        this.invocation = invocation;
        this.workingFolder = workingFolder;
        this.modules = Modules.announced();
        Path file = StackFiles.locate(invocation.stack(), workingFolder);
        this.stack = new StackReader(modules, Strictness.ALL_MODULES).read(file);
        this.plan = Plan.of(stack, modules);
        this.selection = invocation
                .selection()
                .onRequest(plan.checks().stream()
                        .filter(check -> check.entry().isOnRequest())
                        .map(PlannedCheck::id)
                        .toList());
        verify(file);
    }

    private void verify(Path file) {
        List<CheckId> ids = plan.checks().stream().map(PlannedCheck::id).toList();
        if (ids.isEmpty()) {
            throw new WrongCommand(
                    "The stack file " + file + " declares no check, and a run that checks nothing is not passed",
                    "Declare some under build, quality, integration or staging; see docs/stack-file.md.");
        }
        List<String> stages = modules.stream().map(StageModule::stage).toList();
        selection.verify(new Selection.Declared(stages, ids, next().list()));
    }

    Invocation invocation() {
        return invocation;
    }

    /** Returns the commands that people are told to run next. */
    NextCommand next() {
        return new NextCommand(invocation);
    }

    Path workingFolder() {
        return workingFolder;
    }

    List<StageModule> modules() {
        return modules;
    }

    Stack stack() {
        return stack;
    }

    Plan plan() {
        return plan;
    }

    Selection selection() {
        return selection;
    }

    /** Returns the planned checks that are meant, also those that are skipped by somebody's word. */
    List<PlannedCheck> selected() {
        return plan.checks().stream()
                .filter(check -> selection.includes(check.id()))
                .toList();
    }

    /** Returns how long the run may take: by the command line's word, else by the stack file's. */
    Optional<Duration> budget() {
        return invocation.budget().or(stack::budget);
    }

    /** Returns the output folder, absolute. */
    Path outputFolder() {
        Path folder = invocation
                .out()
                .map(workingFolder::resolve)
                .orElseGet(() -> stack.folder().resolve(OUTPUT));
        return folder.toAbsolutePath().normalize();
    }

    /** Returns what the run is called by. */
    RunHead head(Instant startedAt) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("java", System.getProperty("java.version"));
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (!selection.text().isEmpty()) {
            environment.put("selection", selection.text());
        }
        return new RunHead(
                stack.name(),
                stack.file(),
                Revisions.of(stack.folder()),
                startedAt,
                selected().size(),
                environment);
    }
}
