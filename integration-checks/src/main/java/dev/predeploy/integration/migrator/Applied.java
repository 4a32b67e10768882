package dev.predeploy.integration.migrator;

import dev.predeploy.kit.finding.Place;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What applying did.
 *
 * @param migrations what was applied, in order, as far as the tool says
 * @param output what the tool said, in full
 */
public record Applied(List<Migration> migrations, String output) {

    /** Copies the list. */
    public Applied {
        migrations = List.copyOf(migrations);
    }

    /** Returns a line for each migration and the time that it took, and then what the tool said. */
    public String text() {
        String lines = migrations.stream()
                .map(each -> "%8d ms  %s%n".formatted(each.took().toMillis(), each.name()))
                .collect(Collectors.joining());
        return lines + output;
    }

    /**
     * A migration that was applied.
     *
     * @param name the file's name
     * @param place where it is
     * @param took how long it took
     * @param repeatable whether it may be applied again when its text changes
     */
    public record Migration(String name, Place place, Duration took, boolean repeatable) {}
}
