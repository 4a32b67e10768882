package dev.predeploy.integration.rows.draft;

import java.util.List;

/**
 * What a row is to be like.
 *
 * @param kind what it is for
 * @param index which of the values it has where rows must differ
 * @param repeated which of the values it has elsewhere
 * @param attempt how much it may ask for
 */
public record Shape(Kind kind, int index, int repeated, Attempt attempt) {
    /** What a row is for. */
    private enum Kind {
        FULL,
        /** It has NULL wherever that is allowed. */
        NULLS,
        /** It has what people come to forbid. */
        DOUBTFUL
    }

    /** How much a row may ask for. */
    private enum Attempt {
        /** It differs from the first one in as few columns as it can. */
        SPARING,
        /** It may prefer what no row had so far. */
        USUAL,
        OTHER
    }

    /**
     * Returns what the row of a number is like: the first has values, the second NULLs, the third repeats the first, the
     * fourth has what people come to forbid, and the others go on with the values that come next.
     */
    public static Shape of(int number) {
        return switch (number) {
            case 0 -> new Shape(Kind.FULL, 0, 0, Attempt.USUAL);
            case 1 -> new Shape(Kind.NULLS, 1, 1, Attempt.SPARING);
            case 2 -> new Shape(Kind.FULL, 2, 0, Attempt.SPARING);
            case 3 -> new Shape(Kind.DOUBTFUL, 3, 1, Attempt.USUAL);
            default -> new Shape(Kind.FULL, number, number - 2, Attempt.USUAL);
        };
    }

    /** Says whether it has NULL wherever that is allowed. */
    public boolean wantsNulls() {
        return kind == Kind.NULLS;
    }

    /** Says whether it has what people come to forbid. */
    public boolean isDoubtful() {
        return kind == Kind.DOUBTFUL;
    }

    boolean isSparing() {
        return attempt == Attempt.SPARING;
    }

    boolean isFirstTry() {
        return attempt != Attempt.OTHER;
    }

    /** Of several columns in which it may differ, each has its turn. */
    int turn() {
        return wantsNulls() ? 0 : 1;
    }

    /** Returns what is less to ask for, the better first. */
    public List<Shape> humbler() {
        Shape usual = new Shape(kind, index, repeated, Attempt.USUAL);
        return switch (attempt) {
            case SPARING -> index > 1 ? List.of(new Shape(kind, 1, repeated, attempt), usual) : List.of(usual);
            case USUAL, OTHER -> List.of();
        };
    }

    /** Returns the same with other values. */
    public Shape other(int step) {
        return new Shape(kind, index + step, index + step, Attempt.OTHER);
    }

    /** Returns the same with values instead of NULLs, or the other way round. */
    public Shape turned() {
        return new Shape(wantsNulls() ? Kind.FULL : Kind.NULLS, index, index, Attempt.OTHER);
    }

    /** Returns the same with values that nobody minds. */
    public Shape full() {
        return new Shape(Kind.FULL, index, repeated, attempt);
    }
}
