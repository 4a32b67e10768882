package dev.predeploy.launcher.options;

import dev.predeploy.kit.yaml.Nearest;
import java.util.Collection;

/** Says what to write instead of a word that is not known. */
final class Hint {
    private Hint() {}

    static String of(String written, Collection<String> known) {
        return Nearest.word(written, known)
                .map(word -> "Did you mean " + word + "?")
                .orElseGet(() -> "There is: " + String.join(", ", known) + ".");
    }
}
