package dev.predeploy.integration.rows.draft;

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
public final class Candidates {
    private static final int MORE = 4;

    /** Of these, a default says what an application reads there. */
    private static final Set<ValueType.Family> TELLING = Set.of(ValueType.Family.TEXT, ValueType.Family.JSON);

    private final Accepted accepted;
    private final int perTable;
    private final boolean hasDoubtful;
    private final Map<String, List<String>> usual = new HashMap<>();
    private final Map<String, List<String>> spare = new HashMap<>();

    Candidates(Connection connection, int perTable, boolean hasDoubtful) {
        this.accepted = new Accepted(connection);
        this.perTable = perTable;
        this.hasDoubtful = hasDoubtful;
    }

    /**
     * Returns the usual values, a few more than there will be rows.
     *
     * @param isDistinct whether rows must differ there, so that others may point at it
     */
    List<String> usual(Column column, boolean isDistinct) throws SQLException {
        ValueType type = column.type();
        String key = type.sql() + (isDistinct ? ", brief" : "");
        List<String> values = usual.get(key);
        if (values == null) {
            int count = perTable + MORE;
            values = accepted.among(isDistinct ? type.brief(count) : type.samples(count));
            usual.put(key, values);
        }
        if (column.origin().initial().isEmpty() || !TELLING.contains(type.family())) {
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

    /** Returns the values that people come to forbid, the likeliest first, if such values are wanted. */
    List<String> doubtful(Column column) throws SQLException {
        return hasDoubtful ? accepted.among(column.type().doubtful()) : List.of();
    }

    /** Returns those of some values that PostgreSQL can evaluate. */
    List<String> among(Iterable<String> values) throws SQLException {
        List<String> list = new ArrayList<>();
        values.forEach(list::add);
        return accepted.among(list);
    }
}
