package dev.predeploy.build.context;

import java.util.regex.Pattern;

/**
 * A pattern of paths as {@code .dockerignore} and {@code COPY} have them: Go's {@code filepath.Match}, and {@code **} for
 * any number of folders. It stands for a path, and for all that lies below that.
 */
final class PathPattern {
    private final Pattern form;

    /** Takes a pattern that is cleaned: without {@code ./}, and without a slash at either end. */
    PathPattern(String pattern) {
        this.form = Pattern.compile(regex(pattern) + "(?:/.*)?", Pattern.DOTALL);
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
                regex.append(pattern, index, end + 1);
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

    private static String plain(char letter) {
        return switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(letter));
        };
    }
}
