package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.ObjectName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a file of SQL first names an object.
 *
 * @param object what is looked for
 * @param whole what it is a part of, if it is: a part has a name that many have, and counts only from where that is named
 */
record Mention(String object, Optional<String> whole) {

    /** Returns the line, counted from 1, if the text names the object. */
    Optional<Integer> line(String text) {
        int from = whole.map(ObjectName::of)
                .map(name -> first(word(name).matcher(text)))
                .orElse(0);
        return from < 0 ? Optional.empty() : position(text, from).map(at -> lineOf(text, at));
    }

    private Optional<Integer> position(String text, int from) {
        ObjectName name = ObjectName.of(object);
        Matcher named = pattern(name).matcher(text).region(from, text.length());
        named.useTransparentBounds(true);
        int first = named.find() ? named.start("name") : -1;
        for (boolean found = first >= 0; found && name.name().endsWith(")"); found = named.find()) {
            if (new Arguments(name.name()).areAt(text.substring(named.end()))) {
                return Optional.of(named.start("name"));
            }
        }
        return Optional.of(first).filter(at -> at >= 0);
    }

    private static int first(Matcher named) {
        return named.find() ? named.start() : -1;
    }

    private static Pattern pattern(ObjectName name) {
        return name.sort().endsWith("comment")
                ? Pattern.compile("(?i)\\bcomment\\s+on\\b[^;']*?" + word(name).pattern())
                : word(name);
    }

    /** Who needs quotes there needs them in a file too; who does not may have them. */
    private static Pattern word(ObjectName name) {
        String local = name.local().replaceFirst("(?s)(?<!\"|^)\\(.*", "");
        String exactly = local.startsWith("\"") ? "" : "(?i)";
        return Pattern.compile(
                exactly + inItsSchema(name) + "(?<name>(?<![\\w$])" + Pattern.quote(local) + "(?![\\w$]))");
    }

    /** What stands in a schema itself is not meant where another one is named before it. */
    private static String inItsSchema(ObjectName name) {
        return name.schema()
                .filter(schema -> name.name().equals(schema + "." + name.local()))
                .map(schema ->
                        "(?<![\\w$.]|\\.\")(?:\"?%s\"?\\.\"?)?".formatted(Pattern.quote(schema.replace("\"", ""))))
                .orElse("");
    }

    private static int lineOf(String text, int at) {
        return 1
                + (int) text.substring(0, at)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
