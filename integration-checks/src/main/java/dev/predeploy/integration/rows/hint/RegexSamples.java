package dev.predeploy.integration.rows.hint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes texts that a regular expression of a simple form matches; of what it cannot read, it writes what it can. */
final class RegexSamples {
    private static final int VARIANTS = 12;
    private static final int MOST_REPEATS = 64;
    private static final Pattern BOUNDS = Pattern.compile("\\{(\\d*)(,?)(\\d*)\\}");
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "1234567890";
    private static final String PRINTABLE = SMALL + CAPITAL + DIGITS + "-_.@/: #+,;!%&()=?";
    private static final Map<String, String> CLASSES = Map.of(
            "alpha",
            SMALL,
            "digit",
            DIGITS,
            "alnum",
            SMALL + DIGITS,
            "upper",
            CAPITAL,
            "lower",
            SMALL,
            "space",
            " ",
            "punct",
            ".-_",
            "xdigit",
            "abcdef123456789",
            "print",
            SMALL,
            "graph",
            SMALL);

    private final String pattern;
    private final int variant;
    private int at;
    private int choice;

    private RegexSamples(String pattern, int variant) {
        this.pattern = pattern;
        this.variant = variant;
    }

    static Set<String> of(String pattern) {
        Set<String> texts = new LinkedHashSet<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            texts.add(new RegexSamples(pattern, variant).text());
        }
        return texts;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length()) {
            text.append(alternatives());
            at++; // past a bracket that nothing opened
        }
        return text.toString();
    }

    /** Reads up to a closing bracket or the end. */
    private String alternatives() {
        List<String> branches = new ArrayList<>();
        branches.add(branch());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            branches.add(branch());
        }
        return branches.get(variant % branches.size());
    }

    private String branch() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            int chosen = choice;
            String one = atom();
            int end = at;
            int times = times();
            int after = at;
            for (int repeat = 0; repeat < times; repeat++) {
                text.append(one);
                at = start;
                choice++;
                one = repeat + 1 < times ? atom() : "";
                at = end;
            }
            at = after;
            choice = chosen + 1;
        }
        return text.toString();
    }

    private String atom() {
        char first = pattern.charAt(at++);
        return switch (first) {
            case '^', '$' -> "";
            case '.' -> pick(SMALL);
            case '[' -> pick(set());
            case '(' -> group();
            case '\\' -> escaped();
            default -> Character.toString(first);
        };
    }

    private String group() {
        boolean isSeen = true;
        if (pattern.startsWith("?", at)) {
            isSeen = pattern.startsWith("?:", at);
            Matcher opening = Pattern.compile("\\?(?:[:=!]|<[=!]|[a-z]+(?=\\)))")
                    .matcher(pattern)
                    .region(at, pattern.length());
            at = opening.lookingAt() ? opening.end() : at + 1;
        }
        String inner = alternatives();
        at++; // the bracket
        return isSeen ? inner : "";
    }

    private String escaped() {
        if (at >= pattern.length()) {
            return "";
        }
        char letter = pattern.charAt(at++);
        return switch (letter) {
            case 'd' -> pick(DIGITS);
            case 'w' -> pick(SMALL);
            case 's' -> " ";
            case 'D', 'S' -> pick(SMALL);
            case 'W' -> "-";
            case 'y', 'Y', 'm', 'M', 'A', 'Z', 'b', 'B' -> "";
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> Character.isDigit(letter) ? "" : Character.toString(letter);
        };
    }

    /** Different places of a text take different characters, and other ones in each variant. */
    private String pick(String from) {
        return from.isEmpty() ? "" : Character.toString(from.charAt((variant + choice++ % 3) % from.length()));
    }

    private String set() {
        boolean isNegated = pattern.startsWith("^", at);
        at += isNegated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        boolean isFirst = true;
        while (at < pattern.length() && (isFirst || pattern.charAt(at) != ']')) {
            isFirst = false;
            members.append(member());
        }
        at++;
        if (!isNegated) {
            return members.toString();
        }
        StringBuilder others = new StringBuilder();
        PRINTABLE
                .chars()
                .filter(letter -> members.indexOf(Character.toString(letter)) < 0)
                .forEach(letter -> others.append((char) letter));
        return others.toString();
    }

    private String member() {
        if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
            int end = pattern.indexOf(":]", at);
            String name = pattern.substring(at + 2, end);
            at = end + 2;
            return CLASSES.getOrDefault(name, SMALL);
        }
        char first = pattern.charAt(at++);
        if (first == '\\' && at < pattern.length()) {
            char letter = pattern.charAt(at++);
            return switch (letter) {
                case 'd' -> DIGITS;
                case 'w' -> SMALL + DIGITS;
                case 's' -> " \t\n";
                default -> Character.toString(letter);
            };
        }
        boolean isRange = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
        if (!isRange) {
            return Character.toString(first);
        }
        char last = pattern.charAt(at + 1);
        at += 2;
        StringBuilder members = new StringBuilder();
        for (char letter = first; letter <= last && members.length() < 128; letter++) {
            members.append(letter);
        }
        return members.toString();
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        int least;
        int most;
        Matcher bounds = BOUNDS.matcher(pattern).region(at, pattern.length());
        char sign = pattern.charAt(at);
        if (bounds.lookingAt()) {
            at = bounds.end();
            least = bounds.group(1).isEmpty() ? 0 : number(bounds.group(1));
            most = bounds.group(3).isEmpty() ? bounds.group(2).isEmpty() ? least : least + 3 : number(bounds.group(3));
        } else if (sign == '*' || sign == '+' || sign == '?') {
            at++;
            least = sign == '+' ? 1 : 0;
            most = sign == '?' ? 1 : least + 3;
        } else {
            return 1;
        }
        at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0; // as few as it can
        return Math.min(MOST_REPEATS, least + variant % Math.max(1, most - least + 1));
    }

    private static int number(String digits) {
        return digits.length() > 4 ? MOST_REPEATS : Integer.parseInt(digits);
    }
}
