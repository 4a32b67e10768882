package dev.predeploy.integration;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is deployed now. Exactly one of the first three is said, or the image alone.
 *
 * @param version the newest one that is deployed, as its tool names it
 * @param ref the Git commit that is deployed
 * @param allBut how many of the newest are not deployed yet
 * @param image the image that is deployed
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
        Optional<Integer> allBut,

        @Doc(
                "The image that is deployed, by a reference that the engine has or can fetch; its code is what is live, and"
                        + " the migrations in it, unless one of the other keys says which.")
        Optional<Template> image) {

    /** Refuses none, several, and one that names nothing. */
    Live {
        long said = Stream.of(version, ref, allBut).filter(Optional::isPresent).count();
        if (said > 1 || (said == 0 && image.isEmpty())) {
            throw new InvalidEntry(
                    "ref",
                    "what is live is said by one of a version, `ref` and `all-but`, or by an image",
                    "write such as `live: \"41\"`, `live: {ref: origin/main}` or `live: {all-but: 1}`");
        }
        if (Stream.concat(version.stream(), ref.stream()).anyMatch(String::isBlank)) {
            throw new InvalidEntry(
                    ref.isPresent() ? "ref" : "version",
                    "nothing is named",
                    "write such as `live: \"41\"` or `live: {ref: origin/main}`");
        }
        if (allBut.filter(count -> count < 1).isPresent()) {
            throw new InvalidEntry(
                    "allBut",
                    "if every migration is live, none is rehearsed",
                    "write how many of the newest are not live");
        }
    }

    /** Says that a version is the newest one that is deployed. */
    static Live version(String version) {
        return new Live(Optional.of(version), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Says how many of the newest migrations are not deployed yet. */
    static Live allBut(int count) {
        return new Live(Optional.empty(), Optional.empty(), Optional.of(count), Optional.empty());
    }

    /** Returns what is taken for live where nobody says: every migration but the newest. */
    static Live allButTheNewest() {
        return allBut(1);
    }

    /** Returns it in words, which are the same for the same. */
    String words() {
        return version.map(text -> "version " + text)
                .or(() -> ref.map(text -> "commit " + text))
                .or(() -> allBut.map(count -> "all but the newest " + count))
                .orElseGet(this::codeWords);
    }

    /** Returns the code that is live in words, as far as it is said. */
    String codeWords() {
        return image.map(reference -> "the image " + reference.source())
                .or(() -> ref)
                .orElseGet(this::words);
    }
}
