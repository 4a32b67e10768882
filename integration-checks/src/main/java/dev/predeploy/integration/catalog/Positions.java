package dev.predeploy.integration.catalog;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the sequences of a database have counted at one moment.
 *
 * @param sequences each sequence by its name, those of identity columns among them
 */
public record Positions(Map<String, Position> sequences) {
    private static final String QUERY = """
            SELECT seqrelid::regclass::text AS name, seqincrement AS step,
                (SELECT refobjid::regclass::text FROM pg_depend
                    WHERE classid = 'pg_class'::regclass AND objid = seqrelid AND refclassid = 'pg_class'::regclass
                        AND deptype IN ('a', 'i') LIMIT 1) AS owner
            FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1
            """;

    /** Sorts what it is given. */
    public Positions {
        sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    }

    /**
     * How far a sequence has counted.
     *
     * @param last the number that it gave last, or will give first
     * @param isBegun whether it gave that number already
     * @param step how far the next number is from it
     * @param table the name of the table that it counts for, if it belongs to one
     */
    public record Position(long last, boolean isBegun, long step, Optional<String> table) {
        private boolean isBeyond(Position other) {
            int order = next().compareTo(other.next());
            return step > 0 ? order > 0 : order < 0;
        }

        private BigInteger next() {
            return BigInteger.valueOf(last).add(isBegun ? BigInteger.valueOf(step) : BigInteger.ZERO);
        }

        /** Returns it in words. */
        public String words() {
            return (isBegun ? "counted to " : "begins with ") + last;
        }
    }

    /** Reads how far each sequence of a database has counted. */
    public static Positions read(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, statement -> {
            Map<String, Position> sequences = new TreeMap<>();
            try (ResultSet row = statement.executeQuery(QUERY);
                    Statement each = connection.createStatement()) {
                while (row.next()) {
                    sequences.put(row.getString("name"), position(each, row));
                }
            }
            return new Positions(sequences);
        });
    }

    /** One that was set, or restarted, but gave no number since has none in {@code pg_sequence_last_value}. */
    private static Position position(Statement statement, ResultSet sequence) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT last_value, is_called FROM " + sequence.getString("name"))) {
            row.next();
            return new Position(
                    row.getLong(1),
                    row.getBoolean(2),
                    sequence.getLong("step"),
                    Optional.ofNullable(sequence.getString("owner")));
        }
    }

    /**
     * A sequence that gives numbers again.
     *
     * @param sequence its name
     * @param before how far it had counted
     * @param after how far it has now
     */
    public record SetBack(String sequence, Position before, Position after) {}

    /** Returns the sequences that a later state has, too, but which have not counted as far there. */
    public List<SetBack> setBack(Positions later) {
        return sequences.entrySet().stream()
                .map(each -> new SetBack(
                        each.getKey(), each.getValue(), later.sequences.getOrDefault(each.getKey(), each.getValue())))
                .filter(each -> each.before().isBeyond(each.after()))
                .toList();
    }
}
