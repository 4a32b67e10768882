package dev.predeploy.quality;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.quality.tool.Examined;
import dev.predeploy.quality.tool.Job;
import dev.predeploy.quality.tool.Tools;

/** Checks that a linter finds nothing that weighs enough. */
class LintCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name}")
    void isClean(Lint lint, Workspace workspace, Evidence evidence, Session session) throws Exception {
        Job job = new Job(lint.call(), lint.inputs(), new Job.Bench(workspace, evidence, session));
        Examined examined = lint.accepted().leftOf(Tools.forLint().examine(job), job, lint.failsOn());
        Weighing.ofFindings(lint.failsOn(), lint.noneLinted(), "finding").weigh(job, examined);
    }
}
