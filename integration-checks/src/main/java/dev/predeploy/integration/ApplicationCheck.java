package dev.predeploy.integration;

import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.session.Work;

/** Checks that the application's own commands succeed against a copy of the migrated database. */
class ApplicationCheck {

    @CheckEach(work = Work.PROCESSOR)
    void succeeds(Application entry, StackDatabase databases, Evidence evidence) throws Exception {
        databases.need(entry.in());
        evidence.step("database copied");
        Database copy = databases.copyFor(entry.migrations());
        evidence.step("command run");
        DatabaseCommand.Output output =
                entry.command().run(databases.migrators().host(), copy);
        evidence.keep("output.log", output.transcript());
        databases.server().drop(copy);
        if (output.exitCode() != 0) {
            throw output.failure("`" + entry.run().text() + "` failed against the migrated database");
        }
    }
}
