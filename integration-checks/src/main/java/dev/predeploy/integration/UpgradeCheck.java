package dev.predeploy.integration;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Work;

/** To be written. */
class UpgradeCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} upgrade")
    void check(Upgrade entry, CheckId id, StackDatabase databases, Evidence evidence) {
        throw new IllegalStateException("not written yet: " + id + entry.options());
    }
}
