package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.expect.HealthResult;
import dev.predeploy.staging.http.Curl;
import java.util.List;

/** Checks that a question over HTTP is answered as expected; silence is a failure here, and nowhere else. */
class HealthCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} is healthy", timeLimit = EntryRules.TIME_LIMIT)
    void answers(Health health, CheckId id, Session session, Evidence evidence) throws Exception {
        evidence.step("asks " + Curl.masked(session.get(Network.class).url(health.url())));
        HealthResult result = session.get(Healths.class).of(id.name());
        evidence.keep("transcript.txt", result.transcript());
        Services services = session.get(Services.class);
        if (!result.isHealthy()) {
            services.keepLogs(evidence);
        }
        List<Finding> troubles = result.isHealthy() ? List.of() : services.troubles();
        if (!troubles.isEmpty()) {
            throw new CheckFailed(troubles.get(0).what(), result.findings(troubles));
        }
        result.requireHealthy();
    }
}
