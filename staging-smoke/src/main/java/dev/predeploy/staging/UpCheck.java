package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Work;

/** Checks that a service starts and accepts connections; it runs on until the end of the run. */
class UpCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} starts", timeLimit = EntryRules.TIME_LIMIT)
    void starts(Up up, CheckId id, Services services, Evidence evidence) throws Exception {
        evidence.step("waits until " + up.listens() + " accepts connections");
        try {
            services.up(id.name());
        } finally {
            services.keepLog(id.name(), evidence);
        }
    }
}
