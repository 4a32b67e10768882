package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.List;

/**
 * An enumeration.
 *
 * @param sql as it stands in a cast
 * @param labels its values, in order
 */
public record EnumType(String sql, List<String> labels) implements ValueType {
    /** Copies the list. */
    public EnumType {
        labels = List.copyOf(labels);
    }

    @Override
    public List<String> samples(int count) {
        return labels.stream()
                .limit(count)
                .map(label -> Quoted.cast(label, sql))
                .toList();
    }

    @Override
    public List<String> spares() {
        return samples(labels.size());
    }

    @Override
    public Family family() {
        return Family.OTHER;
    }
}
