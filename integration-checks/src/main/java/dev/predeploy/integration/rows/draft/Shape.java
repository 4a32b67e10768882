package dev.predeploy.integration.rows.draft;

/**
 * What a row is to be like.
 *
 * @param wantsNulls whether it has NULL wherever that is allowed
 * @param index which of the values it has where rows must differ
 * @param repeated which of the values it has elsewhere
 * @param isFirstTry whether it may prefer what no row had so far
 */
public record Shape(boolean wantsNulls, int index, int repeated, boolean isFirstTry) {
    private static final int KINDS = 3;

    /**
     * Returns what the row of a number is like: the first has values, the second NULLs, the third repeats the first, and
     * the others go on with the values that come next.
     */
    public static Shape of(int number) {
        return number < KINDS
                ? new Shape(number == 1, number, number == 1 ? 1 : 0, true)
                : new Shape(false, number, number - 2, true);
    }

    /** Returns the same with other values. */
    public Shape other(int step) {
        return new Shape(wantsNulls, index + step, index + step, false);
    }

    /** Returns the same with values instead of NULLs, or the other way round. */
    public Shape turned() {
        return new Shape(!wantsNulls, index, index, false);
    }
}
