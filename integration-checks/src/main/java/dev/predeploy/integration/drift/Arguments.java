package dev.predeploy.integration.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types by which a function is told from others of its name.
 *
 * @param types as PostgreSQL prints them
 */
record Arguments(List<String> types) {
    private static final Pattern IN_BRACKETS = Pattern.compile("\"?\\s*\\(((?:[^()]|\\([^()]*\\))*)\\)");

    /** What else people write for what PostgreSQL prints. */
    private static final Map<String, String> ALSO = Map.of(
            "integer", "int4?",
            "bigint", "int8",
            "smallint", "int2",
            "boolean", "bool",
            "character varying", "varchar",
            "numeric", "decimal",
            "double precision", "float8?",
            "real", "float4",
            "timestamp with time zone", "timestamptz",
            "timestamp without time zone", "timestamp");

    /** Takes them from a name such as {@code public.f(integer, text)}. */
    Arguments(String routine) {
        this(split(routine.substring(routine.indexOf('(') + 1, routine.length() - 1)));
    }

    /** Says whether a text begins with these arguments in brackets, whatever they are called. */
    boolean areAt(String text) {
        Matcher brackets = IN_BRACKETS.matcher(text);
        if (!brackets.lookingAt()) {
            return false;
        }
        List<String> written = split(brackets.group(1));
        boolean areAsMany = written.size() == types.size();
        for (int each = 0; areAsMany && each < types.size(); each++) {
            areAsMany = ends(types.get(each)).matcher(written.get(each)).find();
        }
        return areAsMany;
    }

    private static Pattern ends(String type) {
        String bare = type.substring(type.lastIndexOf('.') + 1).replace("[]", "");
        String also = ALSO.containsKey(bare) ? "|" + ALSO.get(bare) : "";
        return Pattern.compile("(?i)(?<![\\w$])(?:%s%s)(?![\\w$])\\s*(?:\\([^()]*\\)|\\[])*\\s*(?:(?:=|default\\b).*)?$"
                .formatted(Pattern.quote(bare), also));
    }

    private static List<String> split(String list) {
        return list.isBlank()
                ? List.of()
                : Arrays.stream(list.replaceAll("\\s+", " ").split(",(?![^()]*\\))", -1))
                        .map(each -> each.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }
}
