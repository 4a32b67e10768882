package dev.predeploy.integration.rows.hint;

import dev.predeploy.integration.text.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of an expression, as PostgreSQL writes its own expressions out.
 *
 * @param sort what it is
 * @param text a literal's or a name's text without quotes, a number, a word in small letters, or an operator
 */
record Token(Sort sort, String text) {
    private static final Pattern FORM = Pattern.compile("(E?" + SqlTokens.LITERAL + ")" // a literal
            + "|(" + SqlTokens.QUOTED + ")" // a quoted name
            + "|(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)" // a number
            + "|([\\p{L}_][\\p{L}\\p{N}_$]*)" // a word
            + "|([-+*/<>=~!@#%^&|`?]+)" // an operator
            + "|([^\\s])");

    /** An operator that is not PostgreSQL's own has its schema before it. */
    private static final Pattern QUALIFIED =
            Pattern.compile("OPERATOR\\((?:[\\w$]+|\"[^\"]+\")\\.([-+*/<>=~!@#%^&|`?]+)\\)");

    /** What a word may be. */
    enum Sort {
        LITERAL,
        NAME,
        NUMBER,
        WORD,
        OPERATOR,
        SIGN
    }

    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = FORM.matcher(QUALIFIED.matcher(expression).replaceAll(" $1 "));
        while (matcher.find()) {
            tokens.add(token(matcher));
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            String text = matcher.group(1);
            boolean isEscaped = text.startsWith("E");
            String bare = text.substring(isEscaped ? 2 : 1, text.length() - 1).replace("''", "'");
            return new Token(Sort.LITERAL, isEscaped ? bare.replace("\\\\", "\\") : bare);
        }
        if (matcher.group(2) != null) {
            String text = matcher.group(2);
            return new Token(Sort.NAME, text.substring(1, text.length() - 1).replace("\"\"", "\""));
        }
        if (matcher.group(3) != null) {
            return new Token(Sort.NUMBER, matcher.group(3));
        }
        if (matcher.group(4) != null) {
            return new Token(Sort.WORD, matcher.group(4).toLowerCase(Locale.ROOT));
        }
        return new Token(matcher.group(5) == null ? Sort.SIGN : Sort.OPERATOR, matcher.group());
    }
}
