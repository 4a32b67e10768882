package dev.predeploy.integration;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Work;

/** To be written. */
class RollbackCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} rollback")
    void check(Rollback entry, CheckId id, StackDatabase databases, Evidence evidence) {
        throw new IllegalStateException("not written yet: " + id + entry.options());
    }
}
