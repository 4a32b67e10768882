package dev.predeploy.quality;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.quality.tool.Job;
import dev.predeploy.quality.tool.Tools;

/** Checks that there are tests, and that they pass. */
class TestsCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name}", timeLimit = "10m")
    void pass(Tests tests, Workspace workspace, Evidence evidence, Session session) throws Exception {
        Job job = new Job(tests.call(), tests.inputs(), new Job.Bench(workspace, evidence, session));
        Weighing.ofTests(tests.noneCollected()).weigh(job, Tools.forTests().examine(job));
    }
}
