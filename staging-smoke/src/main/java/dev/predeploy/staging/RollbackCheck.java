package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import org.junit.jupiter.api.parallel.Isolated;

/** Checks that the way back works, and the way forward again, each in its time. */
@Isolated("it changes what all other checks look at, so it comes after them")
class RollbackCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} can be rolled back", timeLimit = Rollback.TIME_LIMIT)
    void leadsBackAndForward(Rollback rollback, Session session, Workspace workspace, Evidence evidence)
            throws Exception {
        session.get(Services.class).requireAll();
        Healths healths = session.get(Healths.class);
        for (String health : rollback.health()) {
            healths.requireHealthy(health);
        }
        RollbackTrial trial = new RollbackTrial(rollback, session, workspace);
        try {
            evidence.step("rolls back");
            backAndForward(trial, evidence);
        } finally {
            evidence.keep("rollback.txt", trial.transcript());
            session.get(Services.class).keepLogs(evidence);
        }
    }

    /** What ran is brought again even where the way back broke off: nobody is to be left half way. */
    private static void backAndForward(RollbackTrial trial, Evidence evidence) throws InterruptedException {
        try {
            trial.back();
        } catch (CheckFailed | CheckBroken failure) {
            evidence.step("goes forward again, although the way back failed");
            try {
                trial.forward();
            } catch (CheckFailed | CheckBroken alsoFailed) {
                alsoFailed.findings().forEach(finding -> evidence.warn(finding.severity(Severity.WARNING)));
            }
            throw failure;
        }
        evidence.step("goes forward again");
        trial.forward();
    }
}
