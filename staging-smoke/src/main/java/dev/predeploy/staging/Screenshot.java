package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.browser.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A page whose picture is taken.
 *
 * @param url the page
 * @param user who asks for it, where it is guarded
 * @param password what proves it
 * @param shows texts that must be read on it
 * @param width the window's width, in pixels
 * @param height the window's height, in pixels
 * @param within how long it may take to settle
 * @param options what every entry may say
 */
public record Screenshot(
        @Doc("The page; it must not be an error, nor stay empty.")
        Template url,

        @Doc("Who asks for it, where it is guarded by HTTP's basic authentication.")
        Optional<Template> user,

        @Doc("What proves it, such as `${secret:NAME}`.") Optional<Template> password,

        @Doc("Texts that must be read on it.") List<String> shows,

        @Doc("The window's width, in pixels.") @Default("1280")
        int width,

        @Doc("The window's height, in pixels.") @Default("800")
        int height,

        @Doc("How long it may take to settle: loaded, and at most two requests going on for half a second.")
        @Default("30s")
        Duration within,

        @Unwrapped CheckOptions options)
        implements Entry {
    private static final int LONGEST_SIDE = 8192;

    /** Refuses what cannot be looked at, and half of what proves who asks. */
    public Screenshot {
        UrlRules.written(url);
        EntryRules.withinTimeLimit(within, options);
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidEntry(
                    user.isPresent() ? "user" : "password", "one of `user` and `password` is missing", "write both");
        }
        requireSide("width", width);
        requireSide("height", height);
    }

    private static void requireSide(String component, int pixels) {
        if (pixels < 1 || pixels > LONGEST_SIDE) {
            throw new InvalidEntry(
                    component, pixels + " pixels make no window", "write a number from 1 to " + LONGEST_SIDE);
        }
    }

    Terms.Window window() {
        return new Terms.Window(width, height);
    }
}
