package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.prometheus.PrometheusTrial;
import java.time.InstantSource;

/** Checks that a deployed Prometheus is ready, scrapes what it must, evaluates its rules, and that nothing fires. */
class PrometheusCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} Prometheus", timeLimit = EntryRules.TIME_LIMIT)
    void watches(Prometheus entry, Session session, Evidence evidence) throws Exception {
        Api api = Apis.open(entry.access(), session, evidence);
        PrometheusTrial trial = new PrometheusTrial(api, InstantSource.system(), evidence::warn);
        try {
            CheckFailed.on(entry.access().watch(PrometheusTrial.PASSING).over(api, () -> trial.look(entry.terms())));
        } finally {
            evidence.keep("transcript.txt", api.transcript());
        }
    }
}
