package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.compose.ComposeStack;
import java.util.List;

/** Checks that every service of a stack in Compose runs, is healthy, and has not died meanwhile. */
class ServicesCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} services run", timeLimit = EntryRules.TIME_LIMIT)
    void run(ComposeServices services, Session session, Evidence evidence) throws Exception {
        ComposeStack stack = session.get(Stacks.class).of(services);
        evidence.keep("services.txt", stack.project().table());
        List<Finding> findings = stack.findings(services.wish());
        if (!findings.isEmpty()) {
            evidence.keep("services.log", stack.project().logs());
        }
        CheckFailed.on(findings);
    }
}
