package dev.predeploy.integration.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            SELECT seqrelid::regclass::text AS name, pg_sequence_last_value(seqrelid)::text AS last,
                seqincrement > 0 AS is_upwards, (SELECT refobjid::regclass::text FROM pg_depend
                    WHERE classid = 'pg_class'::regclass AND objid = seqrelid AND refclassid = 'pg_class'::regclass
                        AND deptype IN ('a', 'i') LIMIT 1) AS owner
            FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            """;

    /** Sorts what it is given. */
    public Positions {
        sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    }

    /**
     * How far a sequence has counted.
     *
     * @param last the number that it gave last, if it gave any
     * @param isUpwards whether its numbers grow
     * @param table the name of the table that it counts for, if it belongs to one
     */
    public record Position(Optional<Long> last, boolean isUpwards, Optional<String> table) {
        private boolean isBeyond(Position other) {
            return last.isPresent()
                    && (other.last.isEmpty()
                            || (isUpwards ? last.get() > other.last.get() : last.get() < other.last.get()));
        }

        /** Returns it in words. */
        public String words() {
            return last.map(number -> "counted to " + number).orElse("not begun");
        }
    }

    /** Reads how far each sequence of a database has counted. */
    public static Positions read(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, statement -> {
            Map<String, Position> sequences = new TreeMap<>();
            try (ResultSet row = statement.executeQuery(QUERY)) {
                while (row.next()) {
                    sequences.put(
                            row.getString("name"),
                            new Position(
                                    Optional.ofNullable(row.getString("last")).map(Long::valueOf),
                                    row.getBoolean("is_upwards"),
                                    Optional.ofNullable(row.getString("owner"))));
                }
            }
            return new Positions(sequences);
        });
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
