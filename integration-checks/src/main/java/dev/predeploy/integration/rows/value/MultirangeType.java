package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.List;

/**
 * A list of ranges.
 *
 * @param sql as it stands in a cast
 * @param range what it is a list of
 */
public record MultirangeType(String sql, RangeType range) implements ValueType {

    @Override
    public List<String> samples(int count) {
        return range.samples(count).stream().map(each -> sql + "(" + each + ")").toList();
    }

    @Override
    public List<String> spares() {
        return List.of(Quoted.cast("{}", sql), Quoted.cast("{(,)}", sql));
    }

    @Override
    public Family family() {
        return Family.OTHER;
    }
}
