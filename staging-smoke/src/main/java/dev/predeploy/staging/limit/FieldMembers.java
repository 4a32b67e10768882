package dev.predeploy.staging.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists and dictionaries of structured fields (RFC 9651), as far as the rate limit headers use them. */
final class FieldMembers {
    private static final String VALUE = "\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;,=\"]+)";
    private static final Pattern MEMBER = Pattern.compile("\\s*(?:" + VALUE + ")(?:=([^\\s;,\"]+))?");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*([a-z*][a-z0-9_.*-]*)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;,\"\\s]+)))?");
    private static final Pattern COMMA = Pattern.compile("\\s*(?:,|$)");

    /**
     * One member.
     *
     * @param name the item of a list, or the key of a dictionary
     * @param value the dictionary's value
     * @param parameters its parameters, in order
     */
    record Member(String name, Optional<String> value, Map<String, String> parameters) {}

    private FieldMembers() {}

    /** Returns the members, or nothing if the text is no such field. */
    static Optional<List<Member>> read(String text) {
        List<Member> members = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Matcher member = MEMBER.matcher(text).region(at, text.length());
            if (!member.lookingAt()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            int end = parameters(text, member.end(), parameters);
            members.add(new Member(either(member, 1, 2), Optional.ofNullable(member.group(3)), parameters));
            Matcher comma = COMMA.matcher(text).region(end, text.length());
            if (!comma.lookingAt()) {
                return Optional.empty();
            }
            at = comma.end();
        }
        return Optional.of(members);
    }

    private static int parameters(String text, int from, Map<String, String> parameters) {
        int at = from;
        Matcher parameter = PARAMETER.matcher(text).region(at, text.length());
        while (parameter.lookingAt()) {
            parameters.put(parameter.group(1), either(parameter, 2, 3));
            at = parameter.end();
            parameter.region(at, text.length());
        }
        return at;
    }

    private static String either(Matcher matcher, int one, int other) {
        if (matcher.group(one) != null) {
            return matcher.group(one);
        }
        return matcher.group(other) == null ? "" : matcher.group(other);
    }
}
