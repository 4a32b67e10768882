package dev.predeploy.integration.snapshot;

import dev.predeploy.integration.catalog.ObjectName;
import java.util.Optional;
import java.util.Set;

/** Shortens the name of a part to what it needs below the whole, such as {@code column id} of a table, and back. */
final class Labels {
    /** What has the schema of its table in its name, and not the table. */
    private static final Set<String> BESIDE_THE_WHOLE = Set.of("index", "index comment", "statistics");

    /** No schema is a part of anything, so that this is the comment on one, and none that is called so. */
    private static final String OF_THE_SCHEMA = "schema comment";

    private Labels() {}

    static Optional<String> of(ObjectName part, ObjectName whole) {
        if (BESIDE_THE_WHOLE.contains(part.sort())) {
            return whole.schema()
                    .filter(schema -> part.name().startsWith(schema + "."))
                    .map(schema -> part.sort() + " " + part.name().substring(schema.length() + 1));
        }
        if (part.name().equals(whole.name())) {
            return Optional.of(part.sort());
        }
        boolean isBelow =
                part.name().startsWith(whole.name() + ".") || part.name().startsWith(whole.name() + " ");
        return isBelow
                ? Optional.of(
                        part.sort() + " " + part.name().substring(whole.name().length() + 1))
                : Optional.empty();
    }

    static String partOf(ObjectName whole, String label) {
        if (label.equals(OF_THE_SCHEMA)) {
            return label + " " + whole.name();
        }
        ObjectName part = ObjectName.of(label);
        if (part.name().isEmpty()) {
            return part.sort() + " " + whole.name();
        }
        String begin = BESIDE_THE_WHOLE.contains(part.sort()) ? whole.schema().orElse("") : whole.name();
        String between = part.sort().equals("grant") && part.name().startsWith("to ") ? " " : ".";
        return part.sort() + " " + begin + between + part.name();
    }
}
