package dev.predeploy.kit.image;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import java.util.concurrent.Callable;

/** What came of building an image: what the builder said, and the image or why there is none. */
public final class Build {
    private final String log;
    private final Callable<BuiltImage> outcome;

    private Build(String log, Callable<BuiltImage> outcome) {
        this.log = log;
        this.outcome = outcome;
    }

    static Build succeeded(String log, BuiltImage image) {
        return new Build(log, () -> image);
    }

    static Build failed(String log, CheckFailed why) {
        return new Build(log, () -> {
            throw why;
        });
    }

    static Build broken(String log, CheckBroken why) {
        return new Build(log, () -> {
            throw why;
        });
    }

    /** Returns what the builder said, step by step, as a text for people. */
    public String log() {
        return log;
    }

    /**
     * Returns the image.
     *
     * @throws CheckFailed if it does not build
     * @throws CheckBroken if that could not be found out
     */
    public BuiltImage image() throws Exception {
        return outcome.call();
    }
}
