package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * An array.
 *
 * @param sql as it stands in a cast
 * @param element what it holds
 */
public record ArrayType(String sql, ValueType element) implements ValueType {
    private static final int MANY = 5;

    @Override
    public List<String> samples(int count) {
        return element.samples(count).stream().map(each -> of(List.of(each))).toList();
    }

    @Override
    public List<String> spares() {
        List<String> some = element.samples(MANY);
        List<String> spares = new ArrayList<>();
        for (int length = 2; length <= some.size(); length++) {
            spares.add(of(some.subList(0, length)));
        }
        spares.addAll(doubtful());
        return spares;
    }

    @Override
    public List<String> doubtful() {
        return List.of(Quoted.cast("{}", sql));
    }

    /** Returns an array of some elements. */
    public String of(List<String> elements) {
        return "ARRAY[" + String.join(", ", elements) + "]::" + sql;
    }

    @Override
    public Family family() {
        return Family.LIST;
    }
}
