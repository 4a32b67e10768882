package dev.predeploy.staging.browser;

import dev.predeploy.staging.http.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a page must look like.
 *
 * @param url the page
 * @param credentials who asks for it, if it is guarded
 * @param shows texts that must be read on it
 * @param window the size of the window
 * @param within how long it may take to settle
 */
public record Terms(URI url, Optional<Credentials> credentials, List<String> shows, Window window, Duration within) {
    /** Copies the texts. */
    public Terms {
        shows = List.copyOf(shows);
    }

    /**
     * The size of a window, in pixels.
     *
     * @param width its width
     * @param height its height
     */
    public record Window(int width, int height) {}
}
