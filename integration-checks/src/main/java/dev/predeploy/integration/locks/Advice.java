package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to write a statement so that nobody waits. */
final class Advice {
    private static final String BATCHES =
            "fill the old rows in batches by ranges of the key, each in a transaction of its" + " own";
    private static final String NEW_COLUMN = "Add a column of the new type, keep both alike by a trigger, " + BATCHES
            + ", and swap the names in one short transaction.";
    private static final String CONCURRENTLY = ", in a migration of its own that runs outside a transaction.";
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

    /** A default that begins like a constant is one as a rule, and then no row is written. */
    private static final String NOT_CONSTANT = "(?![-+]?\\d|'|(?:TRUE|FALSE|NULL)\\b|CURRENT_|LOCALTIME|now\\s*\\()";

    private static final String PROVE =
            "First prove it: ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, VALIDATE it in"
                    + " another transaction; then it is believed without reading the rows, and the CHECK can be dropped.";

    private static final List<Way> WRITTEN = List.of(
            new Way(
                    "\\bREFRESH\\b",
                    "Write REFRESH MATERIALIZED VIEW CONCURRENTLY; it needs a unique index on the view."),
            new Way(
                    "\\bVACUUM\\b|\\bCLUSTER\\b",
                    "Leave it to a tool that copies beside the table, such as pg_repack, and keep it out of migrations."),
            new Way(
                    "\\bTABLESPACE\\b|\\b(UN)?LOGGED\\b",
                    "Make a new table as it should be, copy the rows in batches, and swap the names in one short"
                            + " transaction."),
            new Way(
                    "\\bSTORED\\b",
                    "Add a plain column that a trigger fills, and " + BATCHES
                            + "; or index the expression CONCURRENTLY."),
            new Way(
                    "\\bADD\\b.*\\b((SMALL|BIG)?SERIAL[248]?|IDENTITY)\\b",
                    "Create a sequence, add the column without a default, SET DEFAULT nextval(…) in a statement of its own,"
                            + " and " + BATCHES + "."),
            new Way("\\bADD\\b.*\\bDEFAULT\\s+" + NOT_CONSTANT, NO_DEFAULT),
            new Way(
                    "\\bTYPE\\s+TIMESTAMP|\\bTYPE\\s+TIMESTAMPTZ",
                    "If the values are in UTC, SET LOCAL TimeZone = 'UTC' before it, and nothing is written anew. Else: "
                            + NEW_COLUMN),
            new Way("\\bTYPE\\b", NEW_COLUMN),
            new Way("\\bADD\\b.*\\bDEFAULT\\b", NO_DEFAULT),
            new Way("\\bADD\\b", "Add the column of a plain type and with no constraint. " + VALIDATE));

    private static final List<Way> READ = List.of(
            new Way(
                    "\\bALTER\\s+DOMAIN\\b",
                    "Add the constraint as NOT VALID: it holds for new rows, and reads none of the old ones. Or give each table"
                            + " a CHECK of its own, as NOT VALID, and VALIDATE it in another transaction."),
            new Way("\\bREINDEX\\b", "Write REINDEX … CONCURRENTLY" + CONCURRENTLY),
            new Way("\\bCREATE\\s+(UNIQUE\\s+)?INDEX\\b", "Write CREATE INDEX CONCURRENTLY" + CONCURRENTLY),
            new Way(
                    "\\bEXCLUDE\\b",
                    "No exclusion constraint can be added without this: make a new table with it, copy the"
                            + " rows in batches, and swap the names in one short transaction."),
            new Way("\\bUSING\\s+INDEX\\b|\\bSET\\s+NOT\\s+NULL\\b", PROVE),
            new Way(
                    "\\bPRIMARY\\s+KEY\\b|\\bUNIQUE\\b",
                    "CREATE UNIQUE INDEX CONCURRENTLY" + CONCURRENTLY.replace(".", "") + "; then ADD CONSTRAINT … USING"
                            + " INDEX."),
            new Way(
                    "\\bATTACH\\b",
                    "First give the partition a CHECK that says its bounds (for a default partition: that none of its rows"
                            + " is within them), as NOT VALID, and VALIDATE it in another transaction."),
            new Way(
                    "\\bPARTITION\\s+OF\\b",
                    "First give the default partition a CHECK that none of its rows is within the new bounds, as NOT VALID, and"
                            + " VALIDATE it in another transaction."),
            new Way("\\bTYPE\\b", NEW_COLUMN),
            new Way(
                    "\\bADD\\b(?!\\s+(?:CONSTRAINT|CHECK)\\b)(?!.*\\bDEFAULT\\b).*(?<!\\bIS\\s)\\bNOT\\s+NULL\\b",
                    "Add the column without NOT NULL, and " + BATCHES + ". Then prove it"
                            + PROVE.substring("First prove it".length())),
            new Way("\\bCHECK\\b|\\bFOREIGN\\s+KEY\\b|\\bREFERENCES\\b|\\bVALIDATE\\b", VALIDATE));

    private Advice() {}

    /** Returns what to do about a hazard. */
    static String on(Hazard hazard) {
        String text = hazard.observed().statement().text();
        return switch (hazard.rule()) {
            case REWRITE -> first(WRITTEN, text, NEW_COLUMN);
            case SCAN_UNDER_LOCK -> scan(hazard, text);
            case HELD_LOCK -> held(hazard, text);
            case LOCK_WITHOUT_TIMEOUT -> timeout(hazard, text);
            case ROWS_UPDATED, ROWS_DELETED ->
                "Change some thousands of rows at a time, by ranges of the key, each batch in a transaction of its own:"
                        + " until the end of its transaction, each changed row is locked.";
        };
    }

    private static String first(List<Way> ways, String text, String otherwise) {
        return ways.stream()
                .filter(way -> way.words.matcher(text).find())
                .map(Way::fix)
                .findFirst()
                .orElse(otherwise);
    }

    private static String scan(Hazard hazard, String text) {
        boolean isPartitioned =
                hazard.locks().stream().anyMatch(lock -> lock.relation().kind() == Relation.Kind.PARTITIONED_TABLE);
        if (isPartitioned && Pattern.compile("(?i)\\bINDEX\\b").matcher(text).find()) {
            return "Build the index of each partition CONCURRENTLY" + CONCURRENTLY.replace(".", "")
                    + "; then CREATE INDEX … ON ONLY the parent, and ATTACH them to it.";
        }
        boolean isBuilding = hazard.observed().taken().stream().anyMatch(lock -> lock.mode() == LockMode.SHARE);
        return first(READ, text, isBuilding ? "Write CREATE INDEX CONCURRENTLY" + CONCURRENTLY : APART);
    }

    private static String held(Hazard hazard, String text) {
        Optional<Source> before =
                hazard.locker().flatMap(each -> each.statement().source());
        if (before.isPresent() && !before.equals(hazard.observed().statement().source())) {
            return EACH_APART;
        }
        if (Pattern.compile("(?i)\\bVALIDATE\\b").matcher(text).find()) {
            return "Put VALIDATE CONSTRAINT into a transaction of its own: a migration of its own.";
        }
        return switch (hazard.work().map(Work::sort).orElse(Work.Sort.READ)) {
            case UPDATED, DELETED -> APART.replace(".", ", and the rows into batches.");
            case WRITTEN, READ -> APART;
        };
    }

    private static String timeout(Hazard hazard, String text) {
        String set = hazard.observed().transaction().bounds() == Transaction.Bounds.TOOL ? "SET LOCAL" : "SET";
        String usual =
                set + " lock_timeout = '2s' before it, and let the migration be tried again where it fails: while a"
                        + " lock waits behind one long query, everybody waits behind the lock.";
        if (Pattern.compile("(?i)\\bDROP\\s+INDEX\\b").matcher(text).find()) {
            return "Write DROP INDEX CONCURRENTLY" + CONCURRENTLY + " Or " + usual;
        }
        if (Pattern.compile("(?i)\\bDETACH\\b").matcher(text).find()) {
            return "Write DETACH PARTITION … CONCURRENTLY" + CONCURRENTLY + " Or " + usual;
        }
        if (Pattern.compile("(?i)\\bPARTITION\\s+OF\\b").matcher(text).find()) {
            return "Create a table LIKE the parent, and ATTACH it, which lets reads and writes pass. Or " + usual;
        }
        return usual;
    }

    /**
     * A way out.
     *
     * @param words what a statement says that this is the way out of
     * @param fix the way
     */
    private record Way(Pattern words, String fix) {
        Way(String words, String fix) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), fix);
        }
    }
}
