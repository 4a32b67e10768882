package dev.predeploy.integration.sql;

import dev.predeploy.kit.finding.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a file the statements that came from it, in the order in which they came. */
public final class Search {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");
    private static final int MOST_LINES = 8;
    private static final int MOST_CHARACTERS = 4_000;

    /** A call that is spread over many lines is no better a guess than one on a single line. */
    private static final double COST_OF_A_LINE = 0.05;

    private final Script script;
    private final List<Set<String>> lines;
    private final Map<String, Integer> linesWith = new HashMap<>();
    private int from;

    /** Prepares to search from the beginning. */
    public Search(Script script) {
        this.script = script;
        this.lines = script.written().text().lines().map(Search::words).toList();
        lines.forEach(line -> line.forEach(word -> linesWith.merge(word, 1, Integer::sum)));
    }

    /**
     * Returns where the next statement stands: where the file has it word for word; else, as a program has written it,
     * the line that has most in common with it; else the file.
     */
    public Place next(String statement) {
        int first = StatementSpot.firstWord(statement);
        Matcher found =
                pattern(statement.substring(first)).matcher(script.filled().text());
        if (found.find(from) || found.find(0)) {
            from = found.end();
            int offset = script.filled().original(found.start());
            return Place.file(script.path(), script.written().line(offset));
        }
        return likeliest(statement);
    }

    /** Blanks are not told apart, because some tools put them in order. */
    private static Pattern pattern(String statement) {
        StringBuilder pattern = new StringBuilder();
        String beginning = statement.substring(0, Math.min(MOST_CHARACTERS, statement.length()));
        for (String word : BLANKS.splitAsStream(beginning.strip()).toList()) {
            pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
        }
        return Pattern.compile(pattern.toString());
    }

    private Place likeliest(String statement) {
        Set<String> wanted = words(statement);
        int best = -1;
        double most = 0;
        for (int line = 0; line < lines.size(); line++) {
            double score = score(line, wanted);
            if (score > most) {
                most = score;
                best = line;
            }
        }
        return best < 0 ? Place.file(script.path()) : Place.file(script.path(), best + 1);
    }

    /** What few lines have counts more; what an open parenthesis holds counts for the line on which it opens. */
    private double score(int first, Set<String> wanted) {
        Set<String> seen = new HashSet<>();
        List<String> texts = script.written().text().lines().toList();
        int depth = 0;
        int line = first;
        do {
            seen.addAll(lines.get(line));
            depth += depth(texts.get(line));
            line++;
        } while (depth > 0 && line < lines.size() && line < first + MOST_LINES);
        seen.retainAll(wanted);
        double score = seen.stream()
                .mapToDouble(word -> 1.0 / linesWith.getOrDefault(word, 1))
                .sum();
        return score - COST_OF_A_LINE * (line - first);
    }

    private static int depth(String line) {
        return (int) (line.chars().filter(each -> each == '(').count()
                - line.chars().filter(each -> each == ')').count());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        return words;
    }
}
