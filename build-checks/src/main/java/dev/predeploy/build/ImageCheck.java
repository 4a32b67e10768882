package dev.predeploy.build;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Image;

/** Checks that an image builds from a clean context. */
class ImageCheck {
    @CheckEach(work = Work.ENGINE, title = "{name} container", timeLimit = "20m")
    void builds(Image image, Workspace workspace, Evidence evidence, Session session) throws Exception {
        ImageBuild build = new ImageBuild(image, workspace, session);
        build.requireDockerfile();
        EngineClient client = session.get(Engine.class).client();
        try {
            Finished finished = build.run(client);
            evidence.keep("build.log", workspace.userText(finished.output()));
            build.judge(finished);
        } finally {
            build.remove(client);
        }
    }
}
