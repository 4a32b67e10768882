package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Values;

/** Checks that what the gate starts comes up; it runs on until the end of the run. */
class UpCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} starts", timeLimit = EntryRules.TIME_LIMIT)
    void starts(Up up, CheckId id, Session session, Evidence evidence) throws Exception {
        Services services = session.get(Services.class);
        evidence.step("waits until " + up.awaited(session.get(Values.class)));
        try {
            services.up(id.name());
        } finally {
            services.keepLog(id.name(), evidence);
        }
    }
}
