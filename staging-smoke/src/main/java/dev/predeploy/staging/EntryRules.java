package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Rules that several entries keep. */
final class EntryRules {
    /** The time limit of a check of this stage whose entry names none. */
    static final String TIME_LIMIT = "5m";

    private static final Duration USUAL_TIME_LIMIT = Duration.ofMinutes(5);

    private EntryRules() {}

    static void withinTimeLimit(Duration within, CheckOptions options) {
        positive("within", within);
        Duration limit = options.timeLimit().orElse(USUAL_TIME_LIMIT);
        if (within.compareTo(limit) >= 0) {
            throw new InvalidEntry(
                    "within",
                    "the check's own time limit of " + limit.toSeconds() + " s would come first",
                    "write a longer `time-limit` too");
        }
    }

    static void positive(String component, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new InvalidEntry(component, "nothing happens in no time", "write a duration such as `30s`");
        }
    }

    static void relativeFolder(String component, Optional<Path> folder) {
        if (folder.isPresent()
                && (folder.get().isAbsolute() || folder.get().normalize().startsWith(".."))) {
            throw new InvalidEntry(component, "it leads out of the stack's folder", "name a folder below it");
        }
    }
}
