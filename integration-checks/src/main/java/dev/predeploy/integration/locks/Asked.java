package dev.predeploy.integration.locks;

import dev.predeploy.integration.sql.Word;
import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a block asks of the rows before it locks anything. What it did is seen, but not in which order: that its text says. */
final class Asked {
    private static final Pattern BLOCK = Pattern.compile("(?i)^\\s*DO\\b");

    /** From here on something may be locked, or what stands below may run before what stands above. */
    private static final Pattern LOCKING = Pattern.compile(
            "(?i)\\b(?:ALTER|CREATE|DROP|LOCK|TRUNCATE|REINDEX|CLUSTER|REFRESH|COMMENT|GRANT|REVOKE|EXECUTE|PERFORM|CALL|LOOP)\\b");

    /** What reads all rows that are there. */
    private static final Pattern READING =
            Pattern.compile("(?is)\\b(?:SET\\s+NOT\\s+NULL|UNIQUE|PRIMARY\\s+KEY|EXCLUDE|VALIDATE"
                    + "|ATTACH|TYPE|INDEX|(?:CHECK|FOREIGN\\s+KEY|REFERENCES)(?!.*\\bNOT\\s+VALID))\\b");

    private Asked() {}

    /** Returns how often a block reads all of a relation before it locks anything, if nothing was locked before the block. */
    static long beforeLocking(Effect effect, Observed observed) {
        String text = observed.statement().code();
        if (!BLOCK.matcher(text).find() || !Hold.held(observed).isEmpty()) {
            return 0;
        }
        Matcher locking = LOCKING.matcher(text);
        String before = locking.find() ? text.substring(0, locking.start()) : text;
        if (READING.matcher(text.substring(before.length())).find()) {
            return 0; // then nobody knows which of both was seen
        }
        long asked = Pattern.compile("(?i)(?<!\\bDELETE\\s)\\b(?:FROM|JOIN)\\s+(?:ONLY\\s+)?[\\w$.\"]*?"
                        + word(effect.relation()).pattern())
                .matcher(before)
                .results()
                .count();
        return Math.max(0, asked - effect.lookups());
    }

    /** Returns what finds a relation's name, without its schema, in a text. */
    static Pattern word(Relation relation) {
        return Word.of(relation.name().substring(relation.name().indexOf('.') + 1));
    }
}
