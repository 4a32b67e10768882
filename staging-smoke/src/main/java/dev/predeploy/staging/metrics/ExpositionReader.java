package dev.predeploy.staging.metrics;

import dev.predeploy.staging.metrics.Family.About;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads an exposition line by line, and goes on after a mistake, up to a bounded number of them. */
final class ExpositionReader {
    private static final int MOST_MISTAKES = 20;
    private static final List<String> ENDINGS =
            List.of("", "_total", "_created", "_bucket", "_sum", "_count", "_gsum", "_gcount", "_info");

    private final Dialect dialect;
    private final Map<String, Family> families = new HashMap<>();
    private final Map<String, OptionalDouble> series = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private Family current;
    private boolean ended;

    private ExpositionReader(Dialect dialect) {
        this.dialect = dialect;
        this.current = new Family("", dialect);
    }

    static Exposition read(String text, Dialect dialect) {
        ExpositionReader reader = new ExpositionReader(dialect);
        int line = 0;
        int begin = 0;
        while (begin < text.length() && reader.mistakes.size() < MOST_MISTAKES) {
            int end = text.indexOf('\n', begin);
            reader.line(++line, text.substring(begin, end < 0 ? text.length() : end));
            begin = end < 0 ? text.length() : end + 1;
        }
        if (reader.mistakes.size() < MOST_MISTAKES) {
            reader.end(line, text.endsWith("\n"));
        }
        return new Exposition(reader.names, reader.series.size(), reader.mistakes);
    }

    private void line(int number, String line) {
        try {
            if (ended) {
                throw new Malformed("something stands behind # EOF");
            }
            if (line.startsWith("#")) {
                comment(line);
            } else if (!line.isBlank()) {
                sample(Sample.read(line, dialect));
            } else if (dialect == Dialect.OPEN_METRICS) {
                throw new Malformed("the line is empty");
            }
        } catch (Malformed wrong) {
            mistakes.add(new Mistake(number, wrong.what(), line));
        }
    }

    private void end(int line, boolean hasLineBreak) {
        try {
            current.end();
            if (dialect == Dialect.OPEN_METRICS && !ended) {
                throw new Malformed("there is no # EOF at the end: it may have been cut off");
            }
            if (dialect == Dialect.TEXT && line > 0 && !hasLineBreak) {
                throw new Malformed("the last line does not end in a line break: it may have been cut off");
            }
        } catch (Malformed wrong) {
            mistakes.add(new Mistake(line, wrong.what(), ""));
        }
    }

    private void comment(String line) throws Malformed {
        Cursor cursor = new Cursor(line, dialect);
        cursor.takes('#');
        if (line.equals("# EOF")) {
            ended = dialect == Dialect.OPEN_METRICS; // elsewhere it is a comment
            return;
        }
        cursor.takes(' ');
        cursor.blanks();
        for (About about : About.values()) {
            if ((about != About.UNIT || dialect == Dialect.OPEN_METRICS) && cursor.takes(about.name() + " ")) {
                about(about, cursor);
                return;
            }
        }
        if (dialect == Dialect.OPEN_METRICS) {
            throw new Malformed("there are no comments in OpenMetrics but # HELP, # TYPE, # UNIT and # EOF");
        }
    }

    private void about(About about, Cursor cursor) throws Malformed {
        cursor.blanks();
        String name = cursor.metric();
        String text = "";
        if (!cursor.isAtEnd()) {
            cursor.gap("behind the name");
            text = about == About.HELP ? cursor.rest() : cursor.rest().strip();
        }
        if (!name.equals(current.name())) {
            begin(name);
        }
        current.say(about, text);
    }

    private void sample(Sample sample) throws Malformed {
        if (!sample.name().equals(current.name()) && !current.owns(sample.name())) {
            begin(owner(sample.name()));
        }
        current.add(sample);
        names.add(sample.name());
        names.add(current.name());
        OptionalDouble before = series.put(sample.series(), sample.time());
        if (before != null && !isLater(before, sample.time())) {
            throw new Malformed("the series %s is there twice".formatted(sample.series()));
        }
    }

    /** OpenMetrics lets a series have several values, each with a later time. */
    private boolean isLater(OptionalDouble before, OptionalDouble now) {
        return dialect == Dialect.OPEN_METRICS
                && before.isPresent()
                && now.isPresent()
                && now.getAsDouble() > before.getAsDouble();
    }

    /** Returns the metric that a sample belongs to: one that was there already, else one of its own name. */
    private String owner(String sample) {
        return ENDINGS.stream()
                .filter(sample::endsWith)
                .map(ending -> sample.substring(0, sample.length() - ending.length()))
                .filter(name -> families.containsKey(name) && families.get(name).owns(sample))
                .findFirst()
                .orElse(sample);
    }

    private void begin(String name) throws Malformed {
        Family before = current;
        boolean isNew = !families.containsKey(name);
        current = families.computeIfAbsent(name, key -> new Family(key, dialect));
        before.end();
        if (!isNew) {
            throw new Malformed("the lines of %s are not in one group".formatted(name));
        }
    }
}
