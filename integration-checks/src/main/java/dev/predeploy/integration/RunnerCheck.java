package dev.predeploy.integration;

import dev.predeploy.integration.runner.AtOnce;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.session.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that the tool itself, configured as the user's own, neither hangs nor refuses, and leaves nothing half done. */
class RunnerCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} runner")
    void runs(Runner entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        String name = databases.migrationsOf(entry.migrations(), id);
        StackDatabase.Migrated migrated = databases.migrated(name).neededFrom("integration/migrations/" + name);
        if (entry.live().isPresent()) {
            databases.code(entry.live().get()).warn(evidence);
        }
        RunnerRehearsal rehearsal = new RunnerRehearsal(databases, name, entry.live());
        try {
            evidence.step("applied as configured");
            rehearsal.apply();
            List<Finding> findings = new ArrayList<>(rehearsal.leftOpen());
            evidence.step("what is left behind");
            rehearsal.warnings(migrated.applied()).forEach(evidence::warn);
            for (Finding finding : rehearsal.halfDone(migrated.template())) {
                if (finding.severity() == Severity.ERROR) {
                    findings.add(finding);
                } else {
                    evidence.warn(finding);
                }
            }
            Optional<AtOnce> several = entry.atOnce().map(AtOnce::new);
            if (several.isPresent()) {
                evidence.step("applied " + several.get().count() + " times at once");
                rehearsal.atOnce(several.get()).ifPresent(findings::add);
            }
            CheckFailed.on(findings);
        } finally {
            evidence.keep("runner.txt", rehearsal.text());
            rehearsal.end();
        }
    }
}
