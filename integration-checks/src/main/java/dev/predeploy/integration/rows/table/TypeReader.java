package dev.predeploy.integration.rows.table;

import dev.predeploy.integration.rows.hint.Hints;
import dev.predeploy.integration.rows.value.ArrayType;
import dev.predeploy.integration.rows.value.BaseType;
import dev.predeploy.integration.rows.value.CompositeType;
import dev.predeploy.integration.rows.value.DomainType;
import dev.predeploy.integration.rows.value.EnumType;
import dev.predeploy.integration.rows.value.MultirangeType;
import dev.predeploy.integration.rows.value.RangeType;
import dev.predeploy.integration.rows.value.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads types, each once, and asks PostgreSQL which values a domain takes. */
final class TypeReader {
    private static final int SAMPLES = 40;
    private static final String TYPE = """
            SELECT format_type(t.oid, ?) AS sql, typname, typtype, typcategory, typelem::bigint, typbasetype::bigint,
                typtypmod, typrelid::bigint, typlen, typsubscript::text AS subscript,
                (SELECT rngsubtype::bigint FROM pg_range WHERE rngtypid = t.oid) AS bound,
                (SELECT rngtypid::bigint FROM pg_range WHERE rngmultitypid = t.oid) AS range,
                ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder) AS labels
            FROM pg_type t WHERE t.oid = ?
            """;
    private static final String FIELDS = """
            SELECT atttypid::bigint, atttypmod FROM pg_attribute
            WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """;
    private static final String DOMAIN = """
            SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contypid = ? AND contype = 'c' ORDER BY conname
            """;

    private final Connection connection;
    private final Map<String, ValueType> known = new HashMap<>();

    TypeReader(Connection connection) {
        this.connection = connection;
    }

    static boolean takesNull(ValueType type) {
        return !(type instanceof DomainType domain) || domain.takesNull();
    }

    ValueType type(long oid, int modifier) throws SQLException {
        String key = oid + " " + modifier;
        ValueType found = known.get(key);
        if (found == null) {
            found = read(oid, modifier);
            known.put(key, found);
        }
        return found;
    }

    private ValueType read(long oid, int modifier) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
            statement.setInt(1, modifier);
            statement.setLong(2, oid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return made(row, oid, modifier);
            }
        }
    }

    private ValueType made(ResultSet row, long oid, int modifier) throws SQLException {
        String sql = row.getString("sql");
        return switch (row.getString("typtype")) {
            case "e" ->
                new EnumType(sql, List.of((String[]) row.getArray("labels").getArray()));
            case "d" -> domain(sql, oid, type(row.getLong("typbasetype"), row.getInt("typtypmod")));
            case "c" -> new CompositeType(sql, fields(row.getLong("typrelid")));
            case "r" -> new RangeType(sql, type(row.getLong("bound"), -1));
            case "m" -> new MultirangeType(sql, (RangeType) type(row.getLong("range"), -1));
            default ->
                isArray(row)
                        ? new ArrayType(sql, type(row.getLong("typelem"), modifier))
                        : new BaseType(sql, row.getString("typname"), modifier, row.getString("typcategory"));
        };
    }

    private static boolean isArray(ResultSet row) throws SQLException {
        return row.getString("subscript").equals("array_subscript_handler")
                && !row.getString("typname").endsWith("vector"); // int2vector is no array to whoever writes one
    }

    private List<ValueType> fields(long relation) throws SQLException {
        List<ValueType> fields = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIELDS)) {
            statement.setLong(1, relation);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fields.add(type(rows.getLong(1), rows.getInt(2)));
                }
            }
        }
        return fields;
    }

    private DomainType domain(String sql, long oid, ValueType base) throws SQLException {
        Set<String> candidates = new LinkedHashSet<>(base.samples(SAMPLES));
        try (PreparedStatement statement = connection.prepareStatement(DOMAIN)) {
            statement.setLong(1, oid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    candidates.addAll(new Hints(rows.getString(1)).values(base));
                }
            }
        }
        candidates.addAll(base.spares());
        List<String> casts =
                candidates.stream().map(each -> "(" + each + ")::" + sql).toList();
        Accepted accepted = new Accepted(connection);
        return new DomainType(sql, base, accepted.among(casts), accepted.takes("NULL::" + sql));
    }
}
