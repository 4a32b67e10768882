package dev.predeploy.integration.compatibility;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.integration.sql.Word;
import dev.predeploy.kit.finding.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a migration that does one thing, with comments blanked out.
 *
 * @param step the migration
 * @param whole its text
 * @param from where the part begins
 * @param to where it ends
 */
record Deed(Step step, String whole, int from, int to) {
    private static final String NAME = "((?:[\\w$]+|\"[^\"]+\")(?:\\.(?:[\\w$]+|\"[^\"]+\"))*)";

    /** What a statement makes or alters. */
    private static final Pattern OF_SQL = Pattern.compile("(?i)\\b(?:"
            + "(?:create|alter)\\s+(?:\\w+\\s+){0,4}?(?:table|view|type|sequence|schema|function|procedure)"
            + "|create\\s+(?:unique\\s+)?index\\b[^;]*?\\bon"
            + "|alter\\s+(?:column\\s+)?\\S+\\s+(?:set\\s+data\\s+)?type"
            + "|rename\\s+to)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?" + NAME);

    /** What a call of Django, Alembic and others makes. */
    private static final Pattern OF_CODE =
            Pattern.compile("(?i)\\b(?:create_?table|CreateModel)\\s*\\(?\\s*(?:name\\s*=\\s*)?[\"':]+([\\w.$]+)");

    /** How a call names a table that it does nothing to. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\b(?:to\\s*=\\s*|ForeignKey\\w*\\(\\s*)[\"'][^\"']*[\"']");

    /** How PostgreSQL ends the name of a constraint that it names itself, after its table and columns. */
    private static final Pattern GENERATED = Pattern.compile("_(?:pkey|key|check|fkey|excl|idx)\\d*$");

    String text() {
        return whole.substring(from, to);
    }

    Place place(int offset) {
        return step.place() instanceof Place.InFile in
                ? Place.file(in.file(), new SourceText(whole).line(from + offset))
                : step.place();
    }

    /** Says whether this is done to what has a name; where the words do not tell, whether it names it at all. */
    boolean isTo(String name) {
        List<String> subjects = subjects();
        if (subjects.isEmpty()) {
            String text = REFERENCE.matcher(text()).replaceAll("");
            return called(name).anyMatch(each -> Word.of(each).matcher(text).find());
        }
        return called(name).anyMatch(subjects::contains);
    }

    private List<String> subjects() {
        return Stream.of(OF_SQL, OF_CODE)
                .flatMap(pattern -> pattern.matcher(text()).results())
                .map(found -> Objection.bare(found.group(1)))
                .toList();
    }

    /** Returns where a name stands, or where a constraint is made to which PostgreSQL gives that name. */
    Optional<Integer> offset(String name) {
        return called(name).flatMap(this::words).findFirst().or(() -> unnamed(name));
    }

    private Stream<Integer> words(String name) {
        return Word.of(name).matcher(text()).results().map(MatchResult::start);
    }

    private Optional<Integer> unnamed(String constraint) {
        Matcher end = GENERATED.matcher(constraint);
        if (!end.find()) {
            return Optional.empty();
        }
        String begin = constraint.substring(0, end.start());
        return subjects().stream()
                .filter(table -> begin.equals(table) || begin.startsWith(table + "_"))
                .filter(table -> hasColumns(begin.substring(table.length())))
                .flatMap(this::words)
                .findFirst();
    }

    private boolean hasColumns(String behindTable) {
        return behindTable.isEmpty()
                || words(behindTable.substring(1)).findAny().isPresent()
                || Arrays.stream(behindTable.substring(1).split("_"))
                        .allMatch(column -> words(column).findAny().isPresent());
    }

    /** Django calls a table by its model, and the column of a foreign key by its field. */
    private Stream<String> called(String name) {
        String application = step.id().replaceFirst("\\..*", "").toLowerCase(Locale.ROOT) + "_";
        return Stream.of(
                        name,
                        name.startsWith(application) ? name.substring(application.length()) : name,
                        name.endsWith("_id") ? name.substring(0, name.length() - "_id".length()) : name)
                .distinct();
    }
}
