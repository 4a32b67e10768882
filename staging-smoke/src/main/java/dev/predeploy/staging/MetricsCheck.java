package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.metrics.MetricsTrial;
import java.util.Map;

/** Checks that metrics are exposed in a form that a monitor can read, and that the named ones are there. */
class MetricsCheck {
    @CheckEach(work = Work.NETWORK, title = "metrics of {name}", timeLimit = EntryRules.TIME_LIMIT)
    void areExposed(Metrics entry, Session session, Evidence evidence) throws Exception {
        Network network = session.get(Network.class);
        Question question = session.get(Healths.class).question(entry.url(), Map.of(), entry.answersWithin());
        evidence.step("asks " + question.shownUrl());
        MetricsTrial trial =
                new MetricsTrial(network.probe(), question.with(entry.login().headers(network)), entry.has());
        try {
            CheckFailed.on(trial.run());
        } finally {
            evidence.keep("transcript.txt", trial.transcript());
        }
    }
}
