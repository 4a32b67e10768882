package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Values;

/** Checks that a service starts and accepts connections; it runs on until the end of the run. */
class UpCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} starts", timeLimit = EntryRules.TIME_LIMIT)
    void starts(Up up, CheckId id, Session session, Evidence evidence) throws Exception {
        Services services = session.get(Services.class);
        evidence.step("waits until " + session.get(Values.class).fill(up.listens()) + " accepts connections");
        try {
            services.up(id.name());
        } finally {
            services.keepLog(id.name(), evidence);
        }
    }
}
