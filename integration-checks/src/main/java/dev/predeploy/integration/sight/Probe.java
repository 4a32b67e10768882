package dev.predeploy.integration.sight;

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
public final class Probe {
    private static final String DONE = """
            pg_catalog.pg_relation_filenode(number), CASE WHEN pg_catalog.pg_relation_filenode(number) IS NULL
            THEN number::pg_catalog.regclass::pg_catalog.text END, pg_catalog.pg_stat_get_xact_numscans(number),
            pg_catalog.pg_stat_get_xact_tuples_inserted(number), pg_catalog.pg_stat_get_xact_tuples_updated(number),
            pg_catalog.pg_stat_get_xact_tuples_deleted(number)""";

    /** No name is asked for, because joins with the catalog would take several times as long. */
    private static final String LOCKED = "SELECT relation, mode, pg_catalog.current_setting('lock_timeout'),"
            + " pg_catalog.current_setting('statement_timeout'), " + DONE.replace("number", "relation") + "%s" + """
             FROM (SELECT) one LEFT JOIN pg_catalog.pg_lock_status() ON locktype = 'relation' AND granted
            AND pid = pg_catalog.pg_backend_pid() AND relation >= 16384""";

    private static final String FLUSH = "pg_catalog.pg_stat_force_next_flush()";
    private static final String COUNTED = "SELECT oid, NULL, '0', '0', " + DONE.replace("number", "oid")
            + " FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind IN ('r', 'm', 't')";
    private static final Pattern TIME = Pattern.compile("(\\d+)(us|ms|s|min|h|d)?");
    private static final int FIRST_WITH_FLUSH = 15;

    private final boolean flushes;

    /** Prepares to ask a server. */
    public Probe(String version) {
        Matcher major = Pattern.compile("\\d+").matcher(version);
        this.flushes = major.lookingAt() && Integer.parseInt(major.group()) >= FIRST_WITH_FLUSH;
    }

    /** Returns the question. The counts begin anew with each transaction if they are handed over at the end of one. */
    public String query() {
        return LOCKED.formatted(flushes ? ", " + FLUSH : "");
    }

    /** Says whether counts may be left over from earlier transactions. */
    public boolean needsCounts() {
        return !flushes;
    }

    /** Returns what has counts handed over at the end of the transaction, so that none is left over. */
    public String flush() {
        return flushes ? "SELECT " + FLUSH : "";
    }

    /** Returns the question for the counts that are left over. */
    public String counts() {
        return COUNTED;
    }

    /** Reads the answer. */
    public Sight read(List<Row> rows) {
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
            relations.put(number, seen(row));
        }
        return new Sight(relations, locks, timeouts(rows));
    }

    private static Timeouts timeouts(List<Row> rows) {
        return rows.isEmpty()
                ? Sight.NOTHING.timeouts()
                : new Timeouts(time(rows.get(0).text(2)), time(rows.get(0).text(3)));
    }

    /** A relation that is gone has no name but its number. */
    private static Sight.Seen seen(Row row) {
        return new Sight.Seen(
                row.number(4),
                row.text(5).equals(row.text(0)),
                new Sight.Counts(row.number(6), row.number(7), row.number(8), row.number(9)));
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
