package dev.predeploy.build;

import dev.predeploy.build.compose.Compose;
import dev.predeploy.build.compose.ComposeRules;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;

/** Checks that a Compose file resolves, that every variable in it has a value, and that nothing in it is known to start wrongly. */
class ComposeCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name} Compose file")
    void resolves(Compose compose, Evidence evidence, Session session) throws Exception {
        CheckFailed.on(new ComposeRules(compose, session).findings(evidence));
    }
}
