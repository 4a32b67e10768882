package dev.predeploy.integration;

import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.integration.compatibility.Culprits;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.session.Work;
import java.nio.file.Path;
import java.util.List;

/** Checks that the version that is live still works on the migrated database, as it must while a deploy is under way. */
class CompatibilityCheck {

    @CheckEach(work = Work.PROCESSOR, title = "{name} compatibility")
    void works(Compatibility entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        String set = databases.migrationsOf(entry.migrations(), id);
        evidence.step("brought to what is live");
        LiveCode code = databases.code(entry.live());
        code.warn(evidence);
        List<DatabaseCommand> commands = commands(entry, set, code, databases);
        for (DatabaseCommand command : commands) {
            code.ofCommands().image(command.image(), databases.session());
        }
        Template live = databases.needLive(set, entry.live()).template();
        Template migrated = databases
                .migrated(set)
                .neededFrom("integration/migrations/" + set)
                .template();
        Trials trials = new Trials(
                entry.live().codeWords(),
                databases.server(),
                databases.migrators().host(code.ofCommands()),
                () -> pending(set, live, databases));
        for (DatabaseCommand command : commands) {
            evidence.step(Trials.first(command));
            trials.run(command, live, migrated, evidence);
        }
        trials.tell(evidence);
    }

    /** Without commands of its own, those by which the live version itself says that it works. */
    private static List<DatabaseCommand> commands(
            Compatibility entry, String set, LiveCode code, StackDatabase databases) {
        if (!entry.run().isEmpty()) {
            return entry.run().stream()
                    .map(line -> new DatabaseCommand(line, entry.directory(), entry.env(), entry.in()))
                    .toList();
        }
        Integration section = code.section().orElseGet(databases::section);
        List<DatabaseCommand> commands = section.application().values().stream()
                .filter(application -> application
                        .migrations()
                        .filter(other -> !other.equals(set))
                        .isEmpty())
                .map(Application::command)
                .toList();
        if (commands.isEmpty()) {
            throw new CheckNotRun(
                    "nothing is known of %s that could be run: it has no entry `application`"
                            .formatted(entry.live().codeWords()),
                    "Name commands with `run`, such as its smoke tests.");
        }
        return commands;
    }

    /** Returns where the pending migrations are looked for; where the tool does not tell them, nowhere. */
    private static Culprits pending(String set, Template live, StackDatabase databases) throws Exception {
        Path folder = databases.session().stack().folder();
        Migrator migrator = databases.migrators().of(databases.entry(set));
        try {
            return new Culprits(folder, databases.server().withCopy(live, migrator::steps));
        } catch (CheckNotRun | CheckFailed untold) {
            return new Culprits(folder, List.of());
        }
    }
}
