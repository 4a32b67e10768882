package dev.predeploy.staging;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, where a service wants to know.
 *
 * @param user the user
 * @param password what proves it
 */
public record Login(
        @Doc("Who asks, by HTTP's basic authentication.") Optional<Template> user,
        @Doc("What proves it, such as `${secret:NAME}`.") Optional<Template> password) {
    /** Refuses half of it. */
    public Login {
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidEntry(
                    user.isPresent() ? "user" : "password",
                    "of `user` and `password`, one is there alone",
                    "write both, or neither");
        }
    }

    /** Returns the headers that carry it, filled in; none where nobody needs to be named. */
    Map<String, String> headers(Network network) {
        return user.isEmpty()
                ? Map.of()
                : network.credentials(user.get(), password.orElseThrow()).header();
    }
}
