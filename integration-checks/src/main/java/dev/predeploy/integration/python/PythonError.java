package dev.predeploy.integration.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exception that ended a program in Python, as the last of its traces tells it.
 *
 * @param type the exception's class, without its modules
 * @param message what it says, all its lines
 * @param frames the calls that led there, innermost last
 */
record PythonError(String type, String message, List<Frame> frames) {
    private static final String BEGIN = "Traceback (most recent call last):";
    private static final Pattern FRAME =
            Pattern.compile("^ +File \"(.+)\", line (\\d{1,9})(?:, in .*)?$", Pattern.MULTILINE);
    private static final Pattern END = Pattern.compile("^(?:\\w+\\.)*([A-Z]\\w*)(?:: (.*))?$", Pattern.MULTILINE);

    /** What SQLAlchemy puts around the words of PostgreSQL. */
    private static final Pattern AROUND = Pattern.compile("^\\((?:\\w+\\.)*\\w+\\) |\\s*\\[SQL: .*", Pattern.DOTALL);

    /** The driver's own classes have names that say more than those around them. */
    private static final Pattern DRIVER = Pattern.compile("\\bpsycopg2?\\.errors\\.(\\w+)");

    /** A call: where in which file. */
    record Frame(String file, int line) {}

    static Optional<PythonError> in(String text) {
        int begin = text.lastIndexOf(BEGIN);
        if (begin < 0) {
            return Optional.empty();
        }
        String trace = text.substring(begin + BEGIN.length());
        Matcher end = END.matcher(trace);
        if (!end.find()) {
            return Optional.empty();
        }
        List<Frame> frames = FRAME.matcher(trace.substring(0, end.start()))
                .results()
                .map(frame -> new Frame(frame.group(1), Integer.parseInt(frame.group(2))))
                .toList();
        String message = Optional.ofNullable(end.group(2)).orElse("") + trace.substring(end.end());
        Optional<String> driver =
                DRIVER.matcher(text).results().reduce((first, second) -> second).map(found -> found.group(1));
        return Optional.of(new PythonError(
                driver.orElse(end.group(1)),
                AROUND.matcher(message).replaceAll("").strip(),
                frames));
    }

    /** Returns what is wrong, in one line. */
    String what() {
        String first = message.lines().findFirst().orElse("").strip();
        return first.isEmpty() ? type : first;
    }

    /** Returns the part of the statement that PostgreSQL shows, if it does. */
    Optional<String> statement() {
        return Pattern.compile("^LINE \\d+: (.*)$", Pattern.MULTILINE)
                .matcher(message)
                .results()
                .findFirst()
                .map(shown -> shown.group(1).replace("...", "").strip())
                .filter(shown -> !shown.isEmpty());
    }

    /** Returns what it names in double quotes, in order. */
    List<String> names() {
        return Pattern.compile("\"([^\"\\n]+)\"")
                .matcher(what())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
