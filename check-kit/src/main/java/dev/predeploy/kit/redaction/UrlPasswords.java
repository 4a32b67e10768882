package dev.predeploy.kit.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the passwords in URLs such as {@code scheme://user:password@host}, known as secrets or not. */
final class UrlPasswords {
    private static final int LONGEST = 2048;
    private static final List<String> OPENINGS = List.of("://", ":\\/\\/"); // the second as JSON may write it
    private static final String ENDS = "/?#\"'<>`\\";

    private UrlPasswords() {}

    /** Returns the passwords in a text, as they stand there and decoded. */
    static List<String> in(String text) {
        List<String> passwords = new ArrayList<>();
        forEach(text, (start, end) -> {
            String password = text.substring(start, end);
            passwords.add(password);
            try {
                passwords.add(URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                // then it stands there as it is
            }
        });
        return passwords;
    }

    static void find(String text, Spans spans) {
        forEach(text, spans::add);
    }

    private static void forEach(String text, Found found) {
        for (String opening : OPENINGS) {
            int at = text.indexOf(opening);
            while (at >= 0) {
                int from = at + opening.length();
                if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
                    findIn(text, from, found);
                }
                at = text.indexOf(opening, from);
            }
        }
    }

    private static void findIn(String text, int from, Found found) {
        int colon = -1;
        int at = -1;
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit && !isEnd(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@') {
                at = i; // the last one counts: a password may hold one that nobody encoded
            }
        }
        if (colon >= 0 && at > colon + 1) {
            found.at(colon + 1, at);
        }
    }

    private static boolean isEnd(char c) {
        return c <= ' ' || ENDS.indexOf(c) >= 0;
    }

    /** Takes the place of a password. */
    private interface Found {
        void at(int start, int end);
    }
}
