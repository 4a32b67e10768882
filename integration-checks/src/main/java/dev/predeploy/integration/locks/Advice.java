package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How to write a statement so that nobody waits. */
final class Advice {
    private static final String BATCHES =
            "fill the old rows in batches by ranges of the key, each in a transaction of its" + " own";
    private static final String NEW_COLUMN = "Add a column of the new type, keep both alike by a trigger, " + BATCHES
            + ", and swap the names in one short transaction.";
    private static final String OUTSIDE = ", in a migration of its own that runs outside a transaction";
    private static final String APART =
            "Put what locks and what works through the rows into transactions of their own.";
    private static final String EACH_APART =
            "Let the tool end its transaction after each migration: Alembic by `transaction_per_migration=True` in the"
                    + " `context.configure` of env.py, Flyway without `group`.";
    private static final String VALIDATE =
            "Add the constraint as NOT VALID, and run VALIDATE CONSTRAINT in another transaction: it lets reads and writes"
                    + " pass.";
    private static final String NO_DEFAULT =
            "Add the column without this default, which is computed for each row; SET DEFAULT in a statement of its own, which"
                    + " holds for new rows, and " + BATCHES + ".";
    private static final String INDEX = "Write CREATE INDEX CONCURRENTLY" + OUTSIDE + ".";
    private static final String INDEX_OF_PARTITIONS = "Build the index of each partition CONCURRENTLY" + OUTSIDE
            + "; then CREATE INDEX … ON ONLY the parent, and ATTACH them to it.";
    private static final String PROVE =
            "First prove it: ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, VALIDATE it in"
                    + " another transaction; then it is believed without reading the rows, and the CHECK can be dropped.";

    private static final String COLUMN =
            "ALTER TABLE ADD (?!(?:CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE|NOT)\\b)"
                    + "(?:COLUMN )?+(?:IF NOT EXISTS )?+\\S+ ";
    private static final String CONSTRAINT = "ALTER TABLE ADD (?:CONSTRAINT \\S+ )?+";
    private static final String OF_COLUMN = "ALTER TABLE ALTER (?:COLUMN )?+\\S+ ";
    private static final String TYPE = OF_COLUMN + "(?:SET DATA )?TYPE ";
    private static final String KEY =
            CONSTRAINT + "(?:PRIMARY KEY|UNIQUE)\\b|" + COLUMN + ".*\\b(?:PRIMARY KEY|UNIQUE)\\b";
    private static final String FOREIGN_KEY = CONSTRAINT + "FOREIGN KEY\\b|" + COLUMN + ".*\\bREFERENCES\\b";
    private static final String CREATE_INDEX = "CREATE (?:UNIQUE )?INDEX\\b";
    private static final String CREATE_PARTITION = "CREATE (?:FOREIGN )?TABLE .*\\bPARTITION OF\\b";

    /** A default that begins like a constant is one as a rule, and then no row is written. */
    private static final String NOT_CONSTANT = "(?![-+]?\\d|'|(?:TRUE|FALSE|NULL)\\b|CURRENT_|LOCALTIME|NOW ?\\()";

    private static final List<Way> WRITTEN = List.of(
            new Way("REFRESH\\b", "Write REFRESH MATERIALIZED VIEW CONCURRENTLY; it needs a unique index on the view."),
            new Way(
                    "VACUUM\\b|CLUSTER\\b",
                    "Leave it to a tool that copies beside the table, such as pg_repack, and keep it out of migrations."),
            new Way(
                    "ALTER TABLE (?:IN TABLESPACE .*)?SET (?:TABLESPACE|(?:UN)?LOGGED|ACCESS METHOD)\\b",
                    "Make a new table as it should be, copy the rows in batches, and swap the names in one short"
                            + " transaction."),
            new Way(
                    COLUMN + ".*\\bSTORED\\b",
                    "Add a plain column that a trigger fills, and " + BATCHES
                            + "; or index the expression CONCURRENTLY."),
            new Way(
                    COLUMN + "(?:(?:SMALL|BIG)?SERIAL[248]?\\b|.*\\bAS IDENTITY\\b)",
                    "Create a sequence, add the column without a default, SET DEFAULT nextval(…) in a statement of its own,"
                            + " and " + BATCHES + "."),
            new Way(COLUMN + ".*\\bDEFAULT " + NOT_CONSTANT, NO_DEFAULT),
            new Way(
                    TYPE + "TIMESTAMP(?:TZ)?\\b(?! ?\\()",
                    "If timestamp becomes timestamptz, or timestamptz becomes timestamp, and the values are in UTC: run it"
                            + " without USING while TimeZone is 'UTC', and no row is written anew, though an index of the"
                            + " column is. Else: " + NEW_COLUMN),
            new Way(TYPE, NEW_COLUMN),
            new Way(COLUMN + ".*\\bDEFAULT\\b", NO_DEFAULT),
            new Way(COLUMN, "Add the column of a plain type and with no constraint. " + VALIDATE));

    private static final List<Way> READ = List.of(
            new Way(
                    "ALTER DOMAIN\\b",
                    "Add the constraint as NOT VALID: it holds for new rows, and reads none of the old ones. Or give each table"
                            + " a CHECK of its own, as NOT VALID, and VALIDATE it in another transaction."),
            new Way("REINDEX\\b", "Write REINDEX … CONCURRENTLY" + OUTSIDE + "."),
            new Way(CREATE_INDEX, INDEX),
            new Way(
                    CONSTRAINT + "EXCLUDE\\b",
                    "No exclusion constraint can be added without this: make a new table with it, copy the"
                            + " rows in batches, and swap the names in one short transaction."),
            new Way(CONSTRAINT + "PRIMARY KEY USING INDEX\\b|" + OF_COLUMN + "SET NOT NULL\\b", PROVE),
            new Way(KEY, "CREATE UNIQUE INDEX CONCURRENTLY" + OUTSIDE + "; then ADD CONSTRAINT … USING INDEX."),
            new Way(
                    "ALTER TABLE ATTACH PARTITION\\b",
                    "First give the partition a CHECK that says its bounds, and that a key which may be NULL IS NOT NULL (a"
                            + " default partition: that none of its rows is within the bounds), as NOT VALID, and VALIDATE it"
                            + " in another transaction; and build the indexes of the parent on it CONCURRENTLY."),
            new Way(
                    CREATE_PARTITION,
                    "First give the default partition a CHECK that none of its rows is within the new bounds, as NOT VALID, and"
                            + " VALIDATE it in another transaction."),
            new Way(TYPE, NEW_COLUMN),
            new Way(
                    COLUMN + "(?!.*\\bDEFAULT\\b).*\\bNOT NULL\\b",
                    "Add the column without NOT NULL, and " + BATCHES + ". Then prove it"
                            + PROVE.substring("First prove it".length())),
            new Way(
                    FOREIGN_KEY + "|" + CONSTRAINT + "(?:CHECK|NOT NULL)\\b|" + COLUMN
                            + ".*\\bCHECK\\b|ALTER TABLE VALIDATE CONSTRAINT\\b",
                    VALIDATE));

    /** What PostgreSQL has only for tables that have no partitions. */
    private static final List<Way> OF_PARTITIONS = List.of(
            new Way(CREATE_INDEX, INDEX_OF_PARTITIONS),
            new Way(
                    KEY,
                    "CREATE UNIQUE INDEX CONCURRENTLY on each partition" + OUTSIDE
                            + "; then ADD CONSTRAINT … USING INDEX to each, and last add the constraint to the parent, which"
                            + " takes theirs for its own."),
            new Way(
                    FOREIGN_KEY,
                    VALIDATE
                            + " A partitioned table takes a foreign key as NOT VALID from PostgreSQL 18 on; before that, add"
                            + " it to each partition so, VALIDATE each, and last add it to the parent, which takes theirs for"
                            + " its own."));

    /** Apart from its DROP, it would be missing for as long as it takes to fill it. */
    private static final Way REFILLED = new Way(
            "CREATE MATERIALIZED VIEW\\b",
            "Make and index the new view under another name; then DROP the old one and RENAME the new one in one short"
                    + " transaction.");

    private static final Way VALIDATING = new Way(
            "ALTER TABLE VALIDATE CONSTRAINT\\b",
            "Put VALIDATE CONSTRAINT into a transaction of its own: a migration of its own.");

    private static final Way DROPPING =
            new Way("DROP INDEX\\b(?!.*(?:,|\\bCASCADE\\b))", "Write DROP INDEX CONCURRENTLY" + OUTSIDE + ".");
    private static final Way DETACHING = new Way(
            "ALTER TABLE DETACH PARTITION\\b(?!.*\\bFINALIZE\\b)",
            "Write DETACH PARTITION … CONCURRENTLY" + OUTSIDE + ", unless there is a default partition.");
    private static final Way CREATING = new Way(
            CREATE_PARTITION,
            "Create a table LIKE the parent INCLUDING DEFAULTS INCLUDING CONSTRAINTS, and ATTACH it, which lets reads and"
                    + " writes of the parent pass.");
    private static final Set<Relation.Kind> TABLES =
            Set.of(Relation.Kind.TABLE, Relation.Kind.PARTITIONED_TABLE, Relation.Kind.FOREIGN_TABLE);

    private Advice() {}

    /** Returns what to do about a hazard. */
    static String on(Hazard hazard) {
        List<String> outline = Outline.of(hazard.observed().statement().text());
        return switch (hazard.rule()) {
            case REWRITE -> first(WRITTEN, outline, NEW_COLUMN);
            case SCAN_UNDER_LOCK -> scan(hazard, outline);
            case HELD_LOCK -> held(hazard, outline);
            case LOCK_WITHOUT_TIMEOUT -> timeout(hazard, outline);
            case ROWS_UPDATED, ROWS_DELETED ->
                "Change some thousands of rows at a time, by ranges of the key, each batch in a transaction of its own:"
                        + " until the end of its transaction, each changed row is locked.";
        };
    }

    private static String first(List<Way> ways, List<String> outline, String otherwise) {
        return ways.stream()
                .filter(way -> way.isOutOf(outline))
                .map(Way::fix)
                .findFirst()
                .orElse(otherwise);
    }

    private static String scan(Hazard hazard, List<String> outline) {
        boolean isPartitioned = isPartitioned(hazard);
        boolean isBuilding = hazard.observed().taken().stream().anyMatch(lock -> lock.mode() == LockMode.SHARE);
        String building = isPartitioned ? INDEX_OF_PARTITIONS : INDEX;
        String otherwise = first(READ, outline, isBuilding ? building : APART);
        return isPartitioned ? first(OF_PARTITIONS, outline, otherwise) : otherwise;
    }

    private static boolean isPartitioned(Hazard hazard) {
        return hazard.locks().stream().anyMatch(lock -> lock.relation().kind() == Relation.Kind.PARTITIONED_TABLE);
    }

    private static String held(Hazard hazard, List<String> outline) {
        if (REFILLED.isOutOf(outline)
                && hazard.locker().filter(Advice::isDropping).isPresent()) {
            return REFILLED.fix();
        }
        Optional<Source> before =
                hazard.locker().flatMap(each -> each.statement().source());
        if (before.isPresent() && !before.equals(hazard.observed().statement().source())) {
            return EACH_APART;
        }
        if (VALIDATING.isOutOf(outline)) {
            return VALIDATING.fix();
        }
        return switch (hazard.work().map(Work::sort).orElse(Work.Sort.READ)) {
            case UPDATED, DELETED -> APART.replace(".", ", and the rows into batches.");
            case WRITTEN, READ -> APART;
        };
    }

    private static boolean isDropping(Observed locker) {
        return Outline.of(locker.statement().text()).stream().anyMatch(each -> each.startsWith("DROP "));
    }

    private static String timeout(Hazard hazard, List<String> outline) {
        String set = hazard.observed().transaction().bounds() == Transaction.Bounds.TOOL ? "SET LOCAL" : "SET";
        String usual =
                set + " lock_timeout = '2s' before it, and let the migration be tried again where it fails: while a"
                        + " lock waits behind one long query, everybody waits behind the lock.";
        String other = first(sparing(hazard), outline, "");
        return other.isEmpty() ? usual : other + " Or " + usual;
    }

    /** More tables are shut than such a statement names where there is a default partition, or where an index has parts. */
    private static List<Way> sparing(Hazard hazard) {
        long shut = hazard.locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE
                        && TABLES.contains(lock.relation().kind()))
                .count();
        if (shut > 2) {
            return List.of();
        }
        if (shut == 2) {
            return List.of(DETACHING);
        }
        return isPartitioned(hazard) ? List.of(DETACHING, CREATING) : List.of(DETACHING, CREATING, DROPPING);
    }

    /**
     * A way out.
     *
     * @param words how what a statement says begins that this is the way out of, as an {@link Outline} has it
     * @param fix the way
     */
    private record Way(Pattern words, String fix) {
        Way(String words, String fix) {
            this(Pattern.compile(words), fix);
        }

        boolean isOutOf(List<String> outline) {
            return outline.stream().anyMatch(each -> words.matcher(each).lookingAt());
        }
    }
}
