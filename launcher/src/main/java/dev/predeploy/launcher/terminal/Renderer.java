package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.options.Format;
import dev.predeploy.launcher.run.RunListener;
import java.time.Duration;
import java.util.Optional;

/** Tells of a run in one format. It is used by one thread. */
public interface Renderer extends RunListener {

    /** Returns how often {@link #tick} wants to be called while nothing happens, if at all. */
    default Optional<Duration> tickEvery() {
        return Optional.empty();
    }

    /** Hears that time goes by. */
    default void tick() {}

    /** Leaves the terminal as it should be left, whether the run is over or not. */
    default void close() {}

    /**
     * Returns the renderer of a format.
     *
     * @throws IllegalArgumentException for {@link Format#AUTO}, which {@link FormatChoice} turns into another first
     */
    static Renderer of(Format format, Output output) {
        return switch (format) {
            case TTY -> new TtyRenderer(output);
            case PLAIN -> new PlainRenderer(output);
            case AGENT -> new AgentRenderer(output);
            case JSON -> new JsonRenderer(output);
            case AUTO -> throw new IllegalArgumentException("The format has to be chosen first");
        };
    }
}
