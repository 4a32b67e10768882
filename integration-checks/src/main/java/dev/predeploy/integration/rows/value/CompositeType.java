package dev.predeploy.integration.rows.value;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A type of several fields.
 *
 * @param sql as it stands in a cast
 * @param fields the types of its fields
 */
public record CompositeType(String sql, List<ValueType> fields) implements ValueType {
    /** Copies the list. */
    public CompositeType {
        fields = List.copyOf(fields);
    }

    @Override
    public List<String> samples(int count) {
        return IntStream.range(0, count).mapToObj(this::row).distinct().toList();
    }

    private String row(int index) {
        String values = fields.stream()
                .map(field -> {
                    List<String> some = field.samples(index + 1);
                    return some.isEmpty() ? "NULL" : some.get(index % some.size());
                })
                .collect(Collectors.joining(", "));
        return "ROW(" + values + ")::" + sql;
    }

    @Override
    public List<String> spares() {
        return List.of();
    }

    @Override
    public Family family() {
        return Family.OTHER;
    }
}
