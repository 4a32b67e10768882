package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Contents;
import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.catalog.ObjectName;
import dev.predeploy.integration.catalog.Positions;
import dev.predeploy.kit.finding.Finding;
import java.util.Optional;

/**
 * The words for what a way back, or the way forward after it, did not bring again.
 *
 * @param step the migration
 */
record LossWords(String step) {
    private static final String UNDO = "Let the way back undo all that the migration does";

    Finding object(Moved moved) {
        Difference difference = moved.difference();
        String object = difference.object();
        String before = definition(object, difference.before());
        String after = definition(object, difference.after());
        if (difference.isRevocation()) {
            return revoked(difference);
        }
        if (difference.before().isEmpty()) {
            return Finding.of(wayBack("leaves " + object + " behind"))
                    .rule("left-behind")
                    .expected("nothing, as before")
                    .actual(after + parts(moved))
                    .fix("Remove it on the way back, or " + accept(object)
                            + ". The migration must then apply where it is there already, such as by `IF NOT EXISTS`.");
        }
        boolean isGone = difference.after().isEmpty();
        return Finding.of(wayBack((isGone ? "does not bring back " : "brings back otherwise ") + object))
                .rule("not-restored")
                .expected(before + (isGone ? parts(moved) : ""))
                .actual(after)
                .fix("Make it again on the way back as it was, or " + accept(object)
                        + ". The migration must then apply "
                        + (isGone ? "where it is gone, such as by `IF EXISTS`." : "to it as it is then."));
    }

    /** What PostgreSQL grants by itself is no object, until it is revoked. */
    private Finding revoked(Difference difference) {
        String object = difference.object();
        boolean isRevoked = difference.after().isPresent();
        String usual = "what PostgreSQL grants by itself";
        return Finding.of(wayBack("leaves " + (isRevoked ? "revoked" : "granted") + " what was not before: " + object))
                .rule(isRevoked ? "left-behind" : "not-restored")
                .expected(isRevoked ? usual : "nothing, since it was revoked")
                .actual(isRevoked ? "nothing, since it is revoked" : usual)
                .fix((isRevoked ? "Grant" : "Revoke") + " it again on the way back, or " + accept(object) + ".");
    }

    Finding rows(Difference rows) {
        long before = Long.parseLong(rows.before().orElse("0"));
        long after = Long.parseLong(rows.after().orElse("0"));
        boolean isLess = after < before;
        return Finding.of(wayBack(
                        isLess ? "does not bring back " + rows.object() : "leaves " + rows.object() + " behind"))
                .rule(isLess ? "data-lost" : "left-behind")
                .expected(count(before))
                .actual(count(after))
                .fix((isLess ? "Keep them until no way back is needed" : "Delete them on the way back") + ", or "
                        + accept(rows.object()) + ".");
    }

    Finding values(Contents.Change change) {
        String what = "the values of " + change.name();
        return Finding.of(wayBack(
                        change.isMixedUp() ? "brings back " + what + " to other rows" : "does not bring back " + what))
                .rule("data-lost")
                .expected("the values that it had before")
                .actual(change.isMixedUp() ? "the same values, but in other rows" : "others, or none")
                .fix("Keep the values until no way back is needed (expand now, contract in a later release), or "
                        + accept("values of " + change.name()) + ".");
    }

    Finding position(Positions.SetBack back) {
        String what = "position of " + back.sequence();
        return Finding.of(wayBack("does not bring back the " + what))
                .rule("data-lost")
                .expected(back.before().words())
                .actual(back.after().words() + ", so that it gives numbers "
                        + (back.before().isBegun() ? "that it gave already" : "before the first that it was to give"))
                .fix("Set it on the way back, such as by `setval`, or " + accept(what) + ".");
    }

    /** Returns that a migration comes to something else the second time. */
    Finding unlike(Moved moved) {
        Difference difference = moved.difference();
        return Finding.of(step + " comes to something else the second time: " + difference.sentence())
                .rule("not-repeatable")
                .expected(definition(difference.object(), difference.before()))
                .actual(definition(difference.object(), difference.after()))
                .fix(UNDO + ".");
    }

    /** Returns that a migration does not apply a second time. */
    Finding refused(Finding why) {
        return Finding.of(step + " does not apply again after the way back: " + why.what())
                .rule("not-repeatable")
                .expected("forward, back and forward again")
                .actual(why.line())
                .fix(UNDO + ". What is to stay the migration must pass over, such as by `IF NOT EXISTS`.");
    }

    private String wayBack(String did) {
        return "the way back of " + step + " " + did;
    }

    private static String accept(String object) {
        return "accept it: `loses: ['" + object.replace("'", "''") + "']`";
    }

    private static String definition(String object, Optional<String> definition) {
        return definition
                .map(text -> text.isBlank() ? "a plain " + ObjectName.of(object).sort() : text)
                .orElse("nothing");
    }

    private static String parts(Moved moved) {
        return switch ((int) moved.parts()) {
            case 0 -> "";
            case 1 -> ", with 1 object that is a part of it";
            default -> ", with " + moved.parts() + " objects that are a part of it";
        };
    }

    private static String count(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }
}
