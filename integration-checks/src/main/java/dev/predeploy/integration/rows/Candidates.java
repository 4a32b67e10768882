package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.table.Accepted;
import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.value.ValueType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values that a column may be given, each a thing that PostgreSQL can evaluate. */
final class Candidates {
    private static final int MORE = 4;

    private final Accepted accepted;
    private final int perTable;
    private final Map<String, List<String>> usual = new HashMap<>();
    private final Map<String, List<String>> spare = new HashMap<>();

    Candidates(Connection connection, int perTable) {
        this.accepted = new Accepted(connection);
        this.perTable = perTable;
    }

    /** Returns the usual values, a few more than there will be rows. */
    List<String> usual(Column column) throws SQLException {
        ValueType type = column.type();
        List<String> values = usual.get(type.sql());
        if (values == null) {
            values = accepted.among(type.samples(perTable + MORE));
            usual.put(type.sql(), values);
        }
        if (column.origin().initial().isEmpty() || type.family() != ValueType.Family.TEXT) {
            return values;
        }
        Set<String> more = new LinkedHashSet<>(List.of(column.origin().initial().get()));
        more.addAll(values);
        return List.copyOf(more);
    }

    /** Returns odder values. */
    List<String> spare(Column column) throws SQLException {
        ValueType type = column.type();
        List<String> values = spare.get(type.sql());
        if (values == null) {
            values = accepted.among(type.spares());
            spare.put(type.sql(), values);
        }
        return values;
    }

    /** Returns those of some values that PostgreSQL can evaluate. */
    List<String> among(Iterable<String> values) throws SQLException {
        List<String> list = new ArrayList<>();
        values.forEach(list::add);
        return accepted.among(list);
    }
}
