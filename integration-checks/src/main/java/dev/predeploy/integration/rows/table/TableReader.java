package dev.predeploy.integration.rows.table;

import dev.predeploy.integration.catalog.SearchPath;
import dev.predeploy.integration.catalog.UserTables;
import dev.predeploy.integration.rows.hint.Hints;
import dev.predeploy.integration.rows.value.ValueType;
import dev.predeploy.integration.sql.Quoted;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables of a database; those of extensions are left out. */
public final class TableReader {
    private static final String TABLES = UserTables.WITH_PARTITIONED.query("""
            c.oid, c.oid::regclass::text AS name, relkind,
            CASE WHEN relispartition THEN pg_get_partition_constraintdef(c.oid) END AS bound,
            ARRAY(SELECT relid::oid::bigint FROM pg_partition_ancestors(c.oid) WHERE relid <> c.oid) AS roots""", """
            AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
            AND NOT (relkind = 'p' AND EXISTS (SELECT FROM pg_inherits WHERE inhparent = c.oid))
            ORDER BY 2""");
    private static final String COLUMNS = """
            SELECT attnum, attname, atttypid::bigint, atttypmod, attnotnull, attidentity <> '' AS counted,
                attgenerated <> '' AS computed, pg_get_expr(adbin, adrelid) AS value,
                pg_get_serial_sequence(attrelid::regclass::text, attname) AS sequence
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """;
    private static final String RULES = """
            SELECT conname, pg_get_expr(conbin, conrelid) AS expression, conkey FROM pg_constraint c
            WHERE conrelid = ? AND contype = 'c' AND coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
            ORDER BY conname
            """;
    private static final String KEYS = """
            SELECT conname, conkey, confrelid, confrelid::regclass::text AS target, condeferrable,
                ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place) AS columns
            FROM pg_constraint c
            WHERE conrelid = ? AND contype = 'f' AND coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
                AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid)
            ORDER BY conname
            """;
    private static final String DISTINCT = """
            SELECT DISTINCT array_agg(DISTINCT attnum ORDER BY attnum) FROM (
                SELECT indexrelid AS key, attnum FROM pg_index
                JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = indexrelid AND refobjid = indrelid
                JOIN pg_attribute ON attrelid = indrelid AND attnum = refobjsubid
                WHERE indrelid = ? AND (indisunique OR indisexclusion)
                UNION SELECT conindid, unnest(conkey) FROM pg_constraint WHERE conrelid = ? AND contype IN ('p', 'u', 'x')
            ) AS every WHERE attnum > 0 GROUP BY key ORDER BY 1
            """;

    private static final Pattern CONSTANT = Pattern.compile("'(?:[^']++|'')++'::[\\w .\"()]+");

    private final Connection connection;
    private final TypeReader types;

    private TableReader(Connection connection) {
        this.connection = connection;
        this.types = new TypeReader(connection);
    }

    /** Reads them, by name; each name has its schema before it. */
    public static Map<String, Optional<Table>> read(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, new TableReader(connection)::tables);
    }

    private Map<String, Optional<Table>> tables(Statement statement) throws SQLException {
        Map<String, Optional<Table>> tables = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                boolean isWhole = rows.getString("relkind").equals("p"); // and no partition holds its rows
                tables.put(rows.getString("name"), isWhole ? Optional.empty() : Optional.of(table(rows)));
            }
        }
        return tables;
    }

    private Table table(ResultSet row) throws SQLException {
        Set<Long> roots = Stream.of((Long[]) row.getArray("roots").getArray()).collect(Collectors.toSet());
        Table.Id id = new Table.Id(row.getLong("oid"), row.getString("name"), roots);
        List<Column> columns = columns(id);
        List<Rule> rules = new ArrayList<>(rules(id));
        Optional.ofNullable(row.getString("bound"))
                .map(bound -> new Rule("the partition's bounds", bound, mentioned(bound, columns)))
                .ifPresent(rules::add);
        columns.stream()
                .filter(column -> column.isComputed() && !column.isNullable())
                .map(TableReader::notNull)
                .forEach(rules::add);
        return new Table(id, columns, rules, keys(id), distinct(id));
    }

    private static Rule notNull(Column column) {
        return new Rule(
                "NOT NULL of " + column.name(), Quoted.name(column.name()) + " IS NOT NULL", Set.of(column.number()));
    }

    private static Set<Integer> mentioned(String expression, List<Column> columns) {
        Hints hints = new Hints(expression);
        return columns.stream()
                .filter(column -> hints.mentions(column.name()))
                .map(Column::number)
                .collect(Collectors.toSet());
    }

    private List<Column> columns(Table.Id id) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = about(COLUMNS, id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(column(rows));
            }
        }
        return columns;
    }

    private Column column(ResultSet row) throws SQLException {
        ValueType type = types.type(row.getLong("atttypid"), row.getInt("atttypmod"));
        Optional<String> value = Optional.ofNullable(row.getString("value"));
        boolean isComputed = row.getBoolean("computed");
        boolean isCounted = row.getBoolean("counted")
                || value.filter(text -> text.contains("nextval(")).isPresent();
        Optional<String> sequence = Optional.ofNullable(row.getString("sequence"))
                .map(name -> "nextval('" + name.replace("'", "''") + "')")
                .or(() -> value);
        return new Column(
                row.getInt("attnum"),
                row.getString("attname"),
                type,
                !row.getBoolean("attnotnull") && TypeReader.takesNull(type),
                new Column.Origin(
                        isCounted && !isComputed ? sequence : Optional.empty(),
                        isComputed ? value : Optional.empty(),
                        isComputed
                                ? Optional.empty()
                                : value.filter(text -> CONSTANT.matcher(text).matches())));
    }

    private List<Rule> rules(Table.Id id) throws SQLException {
        List<Rule> rules = new ArrayList<>();
        try (PreparedStatement statement = about(RULES, id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rules.add(new Rule(
                        rows.getString("conname"),
                        rows.getString("expression"),
                        Set.copyOf(numbers(rows.getArray("conkey")))));
            }
        }
        return rules;
    }

    private List<ForeignKey> keys(Table.Id id) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement statement = about(KEYS, id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ForeignKey.Target target =
                        new ForeignKey.Target(rows.getLong("confrelid"), rows.getString("target"), List.of((String[])
                                rows.getArray("columns").getArray()));
                keys.add(new ForeignKey(
                        rows.getString("conname"),
                        numbers(rows.getArray("conkey")),
                        target,
                        rows.getBoolean("condeferrable")));
            }
        }
        return keys;
    }

    private List<List<Integer>> distinct(Table.Id id) throws SQLException {
        try (PreparedStatement statement = about(DISTINCT, id)) {
            statement.setLong(2, id.oid());
            try (ResultSet rows = statement.executeQuery()) {
                List<List<Integer>> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(numbers(rows.getArray(1)));
                }
                return keys;
            }
        }
    }

    private PreparedStatement about(String query, Table.Id id) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setLong(1, id.oid());
        return statement;
    }

    private static List<Integer> numbers(Array array) throws SQLException {
        return array == null // a check of no column
                ? List.of()
                : Stream.of((Short[]) array.getArray()).map(Short::intValue).toList();
    }
}
