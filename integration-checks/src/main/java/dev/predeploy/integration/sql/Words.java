package dev.predeploy.integration.sql;

/** A statement as it stands in a sentence. */
public final class Words {
    private static final int SHOWN = 120;

    private Words() {}

    /** Returns it on one line, without comments before it, cut where it is long. */
    public static String of(String statement) {
        String line =
                statement.substring(StatementSpot.firstWord(statement)).strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }
}
