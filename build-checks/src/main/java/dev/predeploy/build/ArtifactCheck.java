package dev.predeploy.build;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;

/** Checks that a command builds what it should from clean sources, where nothing that was built before lies about. */
class ArtifactCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name}", timeLimit = "15m")
    void builds(Artifact artifact, Workspace workspace, Evidence evidence, Session session) throws Exception {
        ArtifactBuild build = new ArtifactBuild(artifact, workspace, session);
        build.removeWhatWasBuiltBefore();
        evidence.step("run the command");
        Finished finished = build.run();
        evidence.keep("output.log", finished.transcript(artifact.run().text(), workspace.userText(finished.output())));
        build.judge(finished);
        evidence.keep("produced.txt", build.requireProduced());
    }
}
