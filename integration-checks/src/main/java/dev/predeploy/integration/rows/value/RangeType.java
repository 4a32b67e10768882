package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * A range; its values do not overlap.
 *
 * @param sql as it stands in a cast
 * @param bound the type of its bounds
 */
public record RangeType(String sql, ValueType bound) implements ValueType {

    @Override
    public List<String> samples(int count) {
        List<String> bounds = bound.samples(2 * count);
        List<String> ranges = new ArrayList<>();
        for (int at = 0; at + 1 < bounds.size(); at += 2) {
            ranges.add(sql + "(" + bounds.get(at) + ", " + bounds.get(at + 1) + ")");
        }
        return ranges;
    }

    @Override
    public List<String> spares() {
        List<String> spares = new ArrayList<>();
        for (String first : bound.samples(1)) {
            spares.add(sql + "(" + first + ", NULL)");
            spares.add(sql + "(NULL, " + first + ")");
            spares.add(sql + "(" + first + ", " + first + ", '[]')");
        }
        spares.add(Quoted.cast("(,)", sql));
        spares.add(Quoted.cast("empty", sql));
        return spares;
    }

    @Override
    public Family family() {
        return Family.OTHER;
    }
}
