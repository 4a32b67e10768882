package dev.predeploy.build.context;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of paths as {@code .dockerignore} and {@code COPY} have them: Go's {@code filepath.Match}, and {@code **} for
 * any number of folders. It stands for a path, and for all that lies below that.
 */
final class PathPattern {
    private final Pattern form;

    /** Takes a pattern that is cleaned: without {@code ./}, and without a slash at either end. */
    PathPattern(String pattern) {
        this.form = compiled(pattern);
    }

    /** What is no pattern, Docker refuses; here it stands for itself. */
    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(regex(pattern) + "(?:/.*)?", Pattern.DOTALL);
        } catch (PatternSyntaxException none) {
            return Pattern.compile(Pattern.quote(pattern));
        }
    }

    boolean isFor(String path) {
        return form.matcher(path).matches();
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        int index = 0;
        while (index < pattern.length()) {
            char letter = pattern.charAt(index);
            if (pattern.startsWith("**", index)) {
                index += pattern.startsWith("**/", index) ? 3 : 2;
                regex.append(index >= pattern.length() ? ".*" : "(?:.*/)?");
            } else if (letter == '[' && pattern.indexOf(']', index) > index) {
                int end = pattern.indexOf(']', index);
                regex.append(letters(pattern.substring(index + 1, end)));
                index = end + 1;
            } else {
                boolean escapes = letter == '\\' && index + 1 < pattern.length();
                index += escapes ? 1 : 0;
                regex.append(escapes ? Pattern.quote(pattern.substring(index, index + 1)) : plain(letter));
                index++;
            }
        }
        return regex.toString();
    }

    /** What stands in brackets in Go, where neither a bracket nor {@code &&} means anything more there. */
    private static String letters(String inside) {
        boolean isNegated = inside.startsWith("^");
        String letters = isNegated ? inside.substring(1) : inside;
        return letters.isEmpty()
                ? Pattern.quote("[" + inside + "]")
                : "[%s%s]".formatted(isNegated ? "^" : "", letters.replaceAll("(?<!\\\\)[\\[&]", "\\\\$0"));
    }

    private static String plain(char letter) {
        return switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(letter));
        };
    }
}
