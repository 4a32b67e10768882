package dev.predeploy.build.compose.precheck;

import dev.predeploy.build.compose.source.Interpolation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the user and the password of a URL that may have been filled in with whatever breaks it. */
final class FilledUrl {
    private static final String SCHEME = "[A-Za-z][\\w+.-]*://";
    private static final Pattern USER = Pattern.compile(SCHEME + "([^\\s/?#]*)@");
    private static final Pattern CUT_SHORT =
            Pattern.compile(SCHEME + "[^\\s:@/?#]*:(?!\\d*[/?#])[^\\s:@/?#]*[/?#][^\\s@]*@");
    private static final String BARE_PERCENT = "%(?![0-9A-Fa-f]{2})";
    private static final Pattern SIGNS = Pattern.compile("[@:/#?]|" + BARE_PERCENT);
    private static final Pattern AMISS = Pattern.compile("@|:.*:|" + BARE_PERCENT);

    private FilledUrl() {}

    /** Returns the parts from variables that stand before the host's {@code @} and hold what breaks a URL there. */
    static Stream<Part> unencoded(List<Part> parts) {
        return inUser(parts)
                .filter(part -> part.variable().isPresent()
                        && SIGNS.matcher(part.text()).find());
    }

    /** Says whether the password breaks the URL by what the file itself says. */
    static boolean breaksAsWritten(List<Part> parts) {
        String text = masked(parts);
        Matcher user = USER.matcher(text);
        return user.find()
                ? AMISS.matcher(user.group(1)).find()
                : CUT_SHORT.matcher(text).find();
    }

    /** Says whether there is a password, all of which the file itself says. */
    static boolean hasPlainPassword(List<Part> parts) {
        Matcher user = USER.matcher(masked(parts));
        return user.find()
                && user.group(1).matches("[^:]*:.+")
                && inUser(parts).noneMatch(part -> part.variable().isPresent());
    }

    /** Returns the signs of a text that break a URL, in words. */
    static String signs(String text) {
        return SIGNS.matcher(text)
                .results()
                .map(sign -> "`" + sign.group() + "`")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Part> inUser(List<Part> parts) {
        Matcher user = USER.matcher(masked(parts));
        List<Part> found = new ArrayList<>();
        int start = 0;
        for (Part part : user.find() ? parts : List.<Part>of()) {
            int end = start + part.text().length();
            if (start < user.end(1) && end > user.start(1)) {
                found.add(part);
            }
            start = end;
        }
        return found.stream();
    }

    /** What comes from variables must not say where the user ends. */
    private static String masked(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        part.variable().isPresent() ? "x".repeat(part.text().length()) : part.text())
                .collect(Collectors.joining());
    }
}
