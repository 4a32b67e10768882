package dev.predeploy.quality;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.quality.tool.Examined;
import dev.predeploy.quality.tool.Job;
import dev.predeploy.quality.tool.Tools;

/** Checks that a type checker finds nothing that weighs enough. */
class TypesCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name}")
    void agree(Types types, Workspace workspace, Evidence evidence, Session session) throws Exception {
        Job job = new Job(types.call(), types.inputs(), new Job.Bench(workspace, evidence, session));
        Examined examined = types.accepted().leftOf(Tools.forTypes().examine(job), job, types.failsOn());
        Weighing.ofFindings(types.failsOn(), types.noneLinted(), "type error").weigh(job, examined);
    }
}
