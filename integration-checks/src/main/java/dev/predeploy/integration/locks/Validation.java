package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the tables that were read because a foreign key was to hold for their rows. PostgreSQL asks for that by a join of
 * both tables, which may read all rows of the one by an index, and so scans nothing.
 */
final class Validation {
    private static final Pattern OF_FOREIGN_KEY =
            Pattern.compile("(?is)\\bVALIDATE\\b|\\b(?:FOREIGN\\s+KEY|REFERENCES)\\b(?!.*\\bNOT\\s+VALID\\b)");

    private static final String ALTERED = "(?i)\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?[\\w$.\"]*?";
    private static final String REFERENCED = "(?i)\\bREFERENCES\\s+[\\w$.\"]*?";

    private Validation() {}

    /** Returns what was read by an index; of the table that is referred to, rows may be looked up one by one. */
    static Stream<Work> of(Observed observed) {
        String code = observed.statement().code();
        if (!OF_FOREIGN_KEY.matcher(code).find()) {
            return Stream.empty();
        }
        List<Effect> locked = observed.effects().stream()
                .filter(effect -> effect.relation().live() && isLocked(effect.relation(), observed))
                .toList();
        List<Effect> altered = locked.stream()
                .filter(effect -> names(ALTERED, effect.relation(), code))
                .toList();
        return (altered.isEmpty()
                        ? locked.stream().filter(effect -> !names(REFERENCED, effect.relation(), code))
                        : altered.stream())
                .filter(effect -> effect.scans() == 0 && effect.lookups() > 0)
                .map(effect -> new Work(Work.Sort.READ, effect.relation(), 100));
    }

    private static boolean isLocked(Relation relation, Observed observed) {
        return observed.locks()
                .anyMatch(lock -> lock.relation().equals(relation)
                        && lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0);
    }

    private static boolean names(String before, Relation relation, String code) {
        return Pattern.compile(before + Asked.word(relation).pattern())
                .matcher(code)
                .find();
    }
}
