package dev.predeploy.integration.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an object is called, in two parts.
 *
 * @param sort what it is, such as {@code table} or {@code row security}
 * @param name its name in full, quoted where SQL needs that, such as {@code public.users}
 */
public record ObjectName(String sort, String name) {
    private static final Pattern WITH_SCHEMA =
            Pattern.compile("((?:\"(?:[^\"]|\"\")*\")|[^.\" (]+)\\..*", Pattern.DOTALL);

    private static final Pattern LAST =
            Pattern.compile(".*?((?:\"(?:[^\"]|\"\")*\"|[^.\"]+)(?:\\(.*\\))?)", Pattern.DOTALL);

    /** Sorts of two words; every other is one. */
    private static final List<String> OF_TWO_WORDS = List.of(
            "materialized view",
            "foreign table",
            "composite type",
            "row security",
            "extension version",
            "event trigger",
            "default privileges",
            "schema comment",
            "index comment",
            "constraint comment",
            "trigger comment",
            "policy comment");

    /** Ends the sorts that never stand alone: {@code index comment} is an index that is called so. */
    private static final String OF_COMMENT = " comment";

    /** Takes an object's whole name apart, such as {@code table public.users}; a sort alone has an empty name. */
    public static ObjectName of(String object) {
        String sort = OF_TWO_WORDS.stream()
                .filter(each -> object.startsWith(each + " ") || (object.equals(each) && !each.endsWith(OF_COMMENT)))
                .findFirst()
                .orElseGet(() -> object.replaceFirst("(?s) .*", ""));
        return new ObjectName(sort, object.length() > sort.length() ? object.substring(sort.length() + 1) : "");
    }

    /** Returns the schema that stands before the name, quoted where SQL needs that, if one does. */
    public Optional<String> schema() {
        Matcher matcher = WITH_SCHEMA.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Returns the name without its schema and without what it is a part of. */
    public String local() {
        Matcher last = LAST.matcher(name);
        return last.matches() ? last.group(1) : name;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? sort : sort + " " + name;
    }
}
