package dev.predeploy.kit.image;

import dev.predeploy.kit.checkout.Checkout;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.session.Turn;
import java.io.IOException;
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
        Once<BuiltImage> image = images.computeIfAbsent(
                name, absent -> new Once<>(() -> build(name).image()));
        return Turn.uncounted(() -> image.neededFrom("build/image/" + name));
    }

    /**
     * Returns an image as it is at a commit, for a check that compares with it.
     *
     * @throws CheckBroken if it does not build there, which is no failure of this version
     */
    public BuiltImage needed(String name, Checkout at) throws InterruptedException {
        return got(images.computeIfAbsent(name + " of " + at.commit(), absent -> new Once<>(() -> build(name, at))));
    }

    private BuiltImage build(String name, Checkout at) throws Exception {
        Build build = ImageBuild.at(at, name, session).run();
        try {
            return build.image();
        } catch (CheckFailed failed) {
            Finding first = failed.findings().get(0);
            throw new CheckBroken(Finding.of("the image %s of %s does not build".formatted(name, at.ref()))
                    .actual(first.line())
                    .fix("Name a commit whose image builds, or that image itself with `live: {image: …}`."));
        }
    }

    private static BuiltImage got(Once<BuiltImage> image) throws InterruptedException {
        try {
            return image.get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception failure) {
            throw new IllegalStateException("The image could not be made", failure);
        }
    }

    /**
     * Returns an image that somebody else has built, fetched where the engine does not have it.
     *
     * @throws CheckBroken if it cannot be fetched
     */
    public BuiltImage fetched(String reference) throws InterruptedException {
        Once<BuiltImage> image =
                images.computeIfAbsent("reference " + reference, absent -> new Once<>(() -> fetch(reference)));
        return got(image);
    }

    private BuiltImage fetch(String reference) throws IOException, InterruptedException {
        ContainerEngine engine = session.get(ContainerEngine.class);
        if (!engine.call("image", "inspect", reference).succeeded()) {
            Finished pulled = engine.call("pull", "--quiet", reference);
            if (!pulled.succeeded()) {
                throw new CheckBroken(
                        Finding.of("the image " + reference + " is not there and cannot be fetched")
                                .actual(pulled.tail(1))
                                .fix(
                                        "See that it is there under this name, and that the engine is logged in to where it lies."));
            }
        }
        ImagePaths paths = ImagePaths.of(session.get(Workspaces.class).sourceFiles());
        return new BuiltImage(reference, reference, ImageBuild.folder(session, reference), paths);
    }
}
