package dev.predeploy.build;

import dev.predeploy.build.contents.Contents;
import dev.predeploy.build.contents.ImageContents;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;

/** Checks that a built image holds what it must, runs what it must, and starts. */
class ContentsCheck {
    @CheckEach(work = Work.ENGINE, title = "{name} contents", timeLimit = "20m")
    void holds(Contents contents, CheckId id, Evidence evidence, Session session) throws Exception {
        CheckFailed.on(new ImageContents(contents, id.name(), session).findings(evidence));
    }
}
