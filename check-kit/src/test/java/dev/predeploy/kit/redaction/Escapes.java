package dev.predeploy.kit.redaction;

import java.util.stream.Collectors;

/** Writes text as other programs would. */
final class Escapes {
    private Escapes() {}

    static String json(String text, boolean asciiOnly) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || (asciiOnly && (c > '~' || c == '<' || c == '&'))) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }

    static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    static String xmlNumbered(String text) {
        return text.codePoints()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c)
                        ? Character.toString(c)
                        : c % 2 == 0 ? "&#" + c + ";" : "&#x%X;".formatted(c))
                .collect(Collectors.joining());
    }
}
