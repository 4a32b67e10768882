package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.alertmanager.AlertmanagerTrial;
import dev.predeploy.staging.api.Api;
import java.time.InstantSource;
import java.util.UUID;

/** Checks that a deployed Alertmanager is ready, that nothing fires, and that alerts reach whom they must. */
class AlertmanagerCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} Alertmanager", timeLimit = EntryRules.TIME_LIMIT)
    void passesOn(Alertmanager entry, CheckId id, Session session, Evidence evidence) throws Exception {
        Api api = Apis.open(entry.access(), session, evidence);
        String mark = id.name() + "-" + UUID.randomUUID();
        AlertmanagerTrial trial = new AlertmanagerTrial(api, InstantSource.system(), mark);
        try {
            CheckFailed.on(entry.access().watch(AlertmanagerTrial.PASSING).over(api, () -> trial.look(entry.terms())));
        } finally {
            evidence.keep("transcript.txt", api.transcript());
        }
    }
}
