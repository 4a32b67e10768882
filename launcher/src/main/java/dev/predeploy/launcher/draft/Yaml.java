package dev.predeploy.launcher.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values as YAML in its flow style, as short as can be. */
final class Yaml {
    private static final Pattern PLAIN =
            Pattern.compile("(?:--?(?=\\w)|(?=[\\w./$]))[\\w./@$=+~-]*(?: [\\w./@$=+~-]+)*(?::[\\w./@$=+~-]+)*");
    private static final Pattern NUMBER = Pattern.compile("[-+.]?\\d[\\d_.eExXoO+-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    /** Returns a text, a list or a map. */
    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Yaml::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(String.valueOf(value));
    }

    private static String scalar(String text) {
        boolean isPlain = PLAIN.matcher(text).matches()
                && !NUMBER.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
        return isPlain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Returns a text that stands for itself where a template may stand. */
    static String literal(String text) {
        return text.replace("${", "$${");
    }
}
