package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.access.AccessTrial;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.http.Question;
import java.util.Map;

/** Checks that a service refuses whoever has no credentials or wrong ones, and lets the right ones in. */
class AccessCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} is guarded", timeLimit = EntryRules.TIME_LIMIT)
    void isGuarded(Access entry, Session session, Evidence evidence) throws Exception {
        Network network = session.get(Network.class);
        Question question = session.get(Healths.class).question(entry.url(), Map.of(), entry.answersWithin());
        evidence.step("asks " + question.shownUrl());
        Credentials credentials = network.credentials(entry.user(), entry.password());
        AccessTrial trial = new AccessTrial(network.probe(), question, credentials);
        try {
            CheckFailed.on(trial.run());
        } finally {
            evidence.keep("transcript.txt", trial.transcript());
        }
    }
}
