package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed.Timeouts;
import dev.predeploy.integration.wire.Rows.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The question that a connection is asked about itself. A statement works on no relation that it does not lock, and keeps
 * these locks to the end of the transaction: so they lead to all that it did.
 */
final class Probe {
    private static final String RELATION = """
            c.relkind, n.nspname, c.relname, i.indrelid, pg_catalog.pg_relation_filenode(c.oid), c.relpersistence,
            pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
            pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)
            """;
    private static final String NAMES = """
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            """;
    private static final String LOCKED = """
            SELECT l.relation, l.mode, pg_catalog.current_setting('lock_timeout'),
            pg_catalog.current_setting('statement_timeout'), %s
            FROM (SELECT) one
            LEFT JOIN pg_catalog.pg_locks l ON l.locktype = 'relation' AND l.pid = pg_catalog.pg_backend_pid()
            AND l.granted AND l.relation >= 16384
            LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
            """;
    private static final String COUNTED = "SELECT c.oid, NULL, '0', '0', " + RELATION + " FROM pg_catalog.pg_class c "
            + NAMES + "WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm', 't')";
    private static final Pattern TIME = Pattern.compile("(\\d+)(us|ms|s|min|h|d)?");
    private static final int FIRST_WITH_FLUSH = 15;

    private final boolean flushes;

    /** Prepares to ask a server. */
    Probe(String version) {
        Matcher major = Pattern.compile("\\d+").matcher(version);
        this.flushes = major.lookingAt() && Integer.parseInt(major.group()) >= FIRST_WITH_FLUSH;
    }

    /** Returns the question. The counts begin anew with each transaction if they are handed over at the end of one. */
    String query() {
        return LOCKED.formatted(RELATION + (flushes ? ", pg_catalog.pg_stat_force_next_flush()" : "")) + NAMES;
    }

    /** Says whether counts may be left over from earlier transactions. */
    boolean needsCounts() {
        return !flushes;
    }

    /** Returns the question for the counts that are left over. */
    String counts() {
        return COUNTED;
    }

    Sight read(List<Row> rows) {
        Map<Long, Sight.Seen> relations = new HashMap<>();
        Set<Sight.Held> locks = new HashSet<>();
        for (Row row : rows) {
            if (row.isNull(0)) {
                continue;
            }
            long number = row.number(0);
            if (!row.isNull(1)) {
                locks.add(new Sight.Held(number, LockMode.of(row.text(1))));
            }
            relations.put(number, new Sight.Seen(standing(row), counts(row)));
        }
        return new Sight(relations, locks, timeouts(rows));
    }

    private static Timeouts timeouts(List<Row> rows) {
        return rows.isEmpty()
                ? Sight.NOTHING.timeouts()
                : new Timeouts(time(rows.get(0).text(2)), time(rows.get(0).text(3)));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.text(4),
                row.text(5),
                row.text(6),
                row.number(7),
                row.number(8),
                row.text(9).equals("t"));
    }

    private static Sight.Counts counts(Row row) {
        boolean isIndex = row.text(4).equals("i");
        return new Sight.Counts(isIndex ? 0 : row.number(10), row.number(11), row.number(12), row.number(13));
    }

    /** Reads a time as PostgreSQL shows it, such as {@code 5s}. */
    static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2) == null ? "ms" : time.group(2)) {
            case "us" -> Duration.ofNanos(number * 1_000);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMillis(number);
        };
    }
}
