package bench;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.session.Work;

/** Does nothing. */
class NoopCheck {
    @CheckEach(work = Work.PROCESSOR)
    void doesNothing(NoopModule.Noop noop) {}
}
