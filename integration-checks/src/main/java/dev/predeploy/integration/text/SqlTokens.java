package dev.predeploy.integration.text;

/**
 * What PostgreSQL's manual calls the lexical structure of SQL, as parts of patterns that are compiled with {@code DOTALL}. They give
 * back nothing that they took, so that a text of any length is read.
 */
public final class SqlTokens {
    /** A comment; of nested ones, what follows the first end is none. */
    public static final String COMMENT = "--[^\\n]*+|/\\*.*?\\*/";

    /** A literal in which backslashes mean nothing. */
    public static final String LITERAL = "'(?:[^']++|'')*+'";

    /** A literal in which a backslash escapes what follows. */
    public static final String ESCAPED = "(?<![\\w$])[eE]'(?:[^'\\\\]++|\\\\.|'')*+'";

    /** A name in quotes. */
    public static final String QUOTED = "\"(?:[^\"]++|\"\")*+\"";

    /** All that stands between two other tokens. */
    public static final String BLANK = "(?:\\s++|" + COMMENT + ")*+";

    private SqlTokens() {}
}
