package dev.predeploy.integration.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An object that is not the same at two moments.
 *
 * @param object what it is, such as {@code index public.users_name}
 * @param before its definition at first, if it was there
 * @param after its definition later, if it is there
 */
public record Difference(String object, Optional<String> before, Optional<String> after) {
    private static final Set<String> PRIVILEGES = Set.of("grant", "default privileges");

    /** The definition of a privilege that PostgreSQL grants by itself and that was revoked. */
    private static final String REVOKED = "nothing";

    private static final Pattern PARTITION = Pattern.compile("^(?:UNLOGGED )?PARTITION OF ");

    /** Returns what happened, in one line. */
    public String sentence() {
        if (before.isEmpty()) {
            return object + " appeared";
        }
        return object + (after.isEmpty() ? " is gone" : " changed");
    }

    /** Says whether it came or went, and did not only change. */
    public boolean isOneSided() {
        return before.isEmpty() || after.isEmpty();
    }

    /** Says whether it is a privilege. */
    public boolean isPrivilege() {
        return PRIVILEGES.contains(ObjectName.of(object).sort());
    }

    /** Says whether PostgreSQL grants this by itself, and does so at one moment: at the other it is revoked. */
    public boolean isRevocation() {
        return isPrivilege()
                && isOneSided()
                && before.or(() -> after).filter(REVOKED::equals).isPresent();
    }

    /**
     * Says whether something else that came or went did so because of this: what is in a table goes with the table, and what
     * a partition has from its table comes and goes with that bond.
     */
    public boolean explains(Difference part) {
        boolean isSameWay = isOneSided()
                ? before.isEmpty() == part.before.isEmpty()
                : isPartition(before) == part.before.isEmpty() && isPartition(after) == part.after.isEmpty();
        return part.isOneSided() && isSameWay;
    }

    private static boolean isPartition(Optional<String> definition) {
        return definition.filter(text -> PARTITION.matcher(text).find()).isPresent();
    }
}
