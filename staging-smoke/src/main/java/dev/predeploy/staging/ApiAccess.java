package dev.predeploy.staging;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.api.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where an API is, who enters, and for how long it is looked at.
 *
 * @param url the URL that its paths follow
 * @param user who enters, by basic authentication
 * @param password the user's password
 * @param within how long it may take until all is as it must be
 * @param answersWithin how long a single answer may take
 */
public record ApiAccess(
        @Doc("Its URL, which the paths of its API follow.") Template url,

        @Doc("Who enters, by HTTP's basic authentication.") Optional<Template> user,

        @Doc("The user's password.") Optional<Template> password,

        @Doc("How long it may take until all is as it must be; what cannot pass by itself fails at once.")
        @Default("30s")
        Duration within,

        @Doc("How long a single answer may take.") @Default("10s")
        Duration answersWithin) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Refuses a user without a password, and what is no URL. */
    public ApiAccess {
        UrlRules.written(url);
        EntryRules.positive("answersWithin", answersWithin);
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidEntry(
                    user.isPresent() ? "user" : "password", "one of `user` and `password` is missing", "write both");
        }
    }

    Watch watch(Set<String> passing) {
        return new Watch(within, BETWEEN_LOOKS, passing);
    }
}
