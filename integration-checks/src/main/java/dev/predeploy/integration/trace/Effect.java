package dev.predeploy.integration.trace;

import java.util.OptionalLong;

/**
 * What a statement did to a relation that was there before its transaction.
 *
 * @param relation the relation
 * @param fate what became of its file
 * @param scans how often all of it was read
 * @param lookups how often an index of it was used, be it for one row or for all
 * @param rows what became of its rows
 */
public record Effect(Relation relation, Fate fate, long scans, long lookups, Rows rows) {

    /** What became of a relation's file. */
    public enum Fate {
        /** It is the same as before. */
        KEPT,

        /** It was written anew, row by row, or emptied. */
        REWRITTEN,

        /** It is gone with the relation. */
        DROPPED
    }

    /**
     * What became of rows.
     *
     * @param before how many there were before the statement, where that was counted: for what it changed
     * @param inserted how many were put in
     * @param updated how many were changed
     * @param deleted how many were taken out
     */
    public record Rows(OptionalLong before, long inserted, long updated, long deleted) {
        /** Nothing happened to any row. */
        public static final Rows UNTOUCHED = new Rows(OptionalLong.empty(), 0, 0, 0);

        /** Returns how many there are after the statement, where that was counted. */
        public OptionalLong after() {
            return before.isPresent() ? OptionalLong.of(before.getAsLong() + inserted - deleted) : OptionalLong.empty();
        }
    }
}
