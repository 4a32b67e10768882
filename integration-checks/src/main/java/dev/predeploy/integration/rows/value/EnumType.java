package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The last label comes first: a list that becomes shorter loses that most often. */
    @Override
    public List<String> samples(int count) {
        int all = labels.size();
        return IntStream.range(0, Math.min(count, all))
                .mapToObj(index -> labels.get((index + all - 1) % all))
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
