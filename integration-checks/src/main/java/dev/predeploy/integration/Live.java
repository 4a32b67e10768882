package dev.predeploy.integration;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which migrations are deployed now. Exactly one of the three is said.
 *
 * @param version the newest one that is deployed, as its tool names it
 * @param ref the Git commit that is deployed
 * @param allBut how many of the newest are not deployed yet
 */
record Live(
        @Doc(
                "The newest migration that is deployed: a version of Flyway's such as `\"41\"`, a revision of Alembic's, or"
                        + " Django's such as `clients.0005, sites.0002`.")
        @Shorthand
        Optional<String> version,

        @Doc("The Git commit that is deployed, such as `origin/main`.")
        Optional<String> ref,

        @Doc("How many of the newest migrations are not deployed yet.")
        Optional<Integer> allBut) {

    /** Refuses none, and several. */
    Live {
        if (Stream.of(version, ref, allBut).filter(Optional::isPresent).count() != 1) {
            throw new InvalidEntry(
                    "ref",
                    "what is live is said by one of a version, `ref` and `all-but`",
                    "write such as `live: \"41\"`, `live: {ref: origin/main}` or `live: {all-but: 1}`");
        }
        if (allBut.filter(count -> count < 1).isPresent()) {
            throw new InvalidEntry(
                    "allBut",
                    "if every migration is live, none is rehearsed",
                    "write how many of the newest are not live");
        }
    }

    /** Returns it in words, which are the same for the same. */
    String words() {
        return version.map(text -> "version " + text)
                .or(() -> ref.map(text -> "commit " + text))
                .orElseGet(() -> "all but the newest " + allBut.orElseThrow());
    }
}
