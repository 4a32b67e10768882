package dev.predeploy.integration.sql;

/** Writes texts and names as SQL. */
public final class Quoted {
    private Quoted() {}

    /** Writes a text as a literal. */
    public static String text(String text) {
        return (text.indexOf('\\') < 0 ? "'" : "E'")
                + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Writes a text as a literal of a type. */
    public static String cast(String text, String type) {
        return text(text) + "::" + type;
    }

    /** Writes a name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
