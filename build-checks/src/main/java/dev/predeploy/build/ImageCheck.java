package dev.predeploy.build;

import dev.predeploy.build.context.BuildContext;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.image.Build;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Image;

/** Checks that an image builds from a clean context; of one that is large or holds secrets, it warns. */
class ImageCheck {
    @CheckEach(work = Work.ENGINE, title = "{name} container", timeLimit = Image.TIME_LIMIT)
    void builds(Image image, CheckId id, Evidence evidence, Session session) throws Exception {
        Build build = session.get(Images.class).build(id.name());
        evidence.keep("build.log", build.log());
        build.image();
        BuildContext.warnings(image, session).forEach(evidence::warn);
    }
}
