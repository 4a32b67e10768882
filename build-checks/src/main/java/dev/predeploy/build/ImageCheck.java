package dev.predeploy.build;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.image.Build;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Image;

/** Checks that an image builds from a clean context. */
class ImageCheck {
    @CheckEach(work = Work.ENGINE, title = "{name} container", timeLimit = "20m")
    void builds(Image image, CheckId id, Images images, Evidence evidence) throws Exception {
        Build build = images.build(id.name());
        evidence.keep("build.log", build.log());
        build.image();
    }
}
