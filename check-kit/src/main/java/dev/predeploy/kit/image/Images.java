package dev.predeploy.kit.image;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stack's images, each built once a run by whoever asks first, while everybody else waits. */
@Shared
public final class Images {
    private final Session session;
    private final Map<String, Once<Build>> builds = new ConcurrentHashMap<>();
    private final Map<String, Once<BuiltImage>> images = new ConcurrentHashMap<>();

    /** Prepares to build; nothing is built yet. */
    Images(Session session) {
        this.session = session;
    }

    /**
     * Builds an image, or waits for its build, for the check that answers for it.
     *
     * @throws CheckNotRun if no container engine answers
     */
    public Build build(String name) throws Exception {
        return builds.computeIfAbsent(name, absent -> new Once<>(() -> new ImageBuild(name, session).run()))
                .get();
    }

    /**
     * Returns an image for a check that needs it but does not answer for it.
     *
     * @throws CheckNotRun naming the image's own check, if there is no image
     */
    public BuiltImage needed(String name) throws InterruptedException {
        return images.computeIfAbsent(
                        name, absent -> new Once<>(() -> build(name).image()))
                .neededFrom("build/image/" + name);
    }
}
