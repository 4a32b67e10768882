package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.time.Duration;

/**
 * A service that only the right credentials may open.
 *
 * @param url what is guarded
 * @param user who may come in
 * @param password what proves it
 * @param answersWithin how long a single answer may take
 * @param options what every entry may say
 */
public record Access(
        @Doc("What is guarded: 401 or 403 without credentials and with wrong ones, below 400 with the right ones.")
        Template url,

        @Doc("Who may come in, by HTTP's basic authentication.")
        Template user,

        @Doc("What proves it, such as `${secret:NAME}`.") Template password,

        @Doc("How long a single answer may take.") @Default("10s")
        Duration answersWithin,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what cannot be asked, and credentials in the URL: without them is one of the questions. */
    public Access {
        UrlRules.written(url);
        UrlRules.withoutUser(url);
        EntryRules.positive("answersWithin", answersWithin);
    }
}
