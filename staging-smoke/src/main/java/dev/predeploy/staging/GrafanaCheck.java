package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.grafana.GrafanaTrial;

/** Checks that a deployed Grafana is well, has its dashboards, and reaches its data sources. */
class GrafanaCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} Grafana", timeLimit = EntryRules.TIME_LIMIT)
    void shows(Grafana entry, Session session, Evidence evidence) throws Exception {
        Api api = Apis.open(entry.access(), session, evidence);
        GrafanaTrial trial = new GrafanaTrial(api);
        try {
            CheckFailed.on(entry.access().watch(GrafanaTrial.PASSING).over(api, () -> trial.look(entry.terms())));
        } finally {
            evidence.keep("transcript.txt", api.transcript());
        }
    }
}
