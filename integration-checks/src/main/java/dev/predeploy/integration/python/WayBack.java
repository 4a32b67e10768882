package dev.predeploy.integration.python;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a migration in Python says of the way back.
 *
 * @param files the files that the tool ran on
 * @param place the migration's file
 */
public record WayBack(UserFiles files, Place place) {
    private static final Pattern NO_REVERSE = Pattern.compile(
            "IrreversibleError: (Operation <(?:(\\w+) )?(.*?)>? in \\S+ is not reversible)", Pattern.DOTALL);
    private static final Pattern NO_DOWNGRADE =
            Pattern.compile("^NotImplementedError\\b.*|.* has no attribute 'downgrade'.*", Pattern.MULTILINE);

    /** What an operation does: the name of a function, or the first line of a statement. */
    private static final Pattern DOES =
            Pattern.compile("<function (?:[\\w.]+\\.)?(\\w+) at |['\"](?:\\\\n|\\s)*([^'\"\\\\]{1,60})");

    /** Calls that change a schema, in the body of a function. */
    private static final Pattern SCHEMA = Pattern.compile("\\bop\\.(?!execute\\b|bulk_insert\\b|get_\\w+\\b|f\\b)\\w+");

    /** Returns the failure, if Django refused because an operation cannot be reversed. */
    public Optional<CheckFailed> refusedByDjango(String text) {
        Matcher refusal = NO_REVERSE.matcher(text);
        if (!refusal.find()) {
            return Optional.empty();
        }
        String operation = Optional.ofNullable(refusal.group(2)).orElse(refusal.group(3));
        return Optional.of(
                new CheckFailed(
                        irreversible(refusal.group(1).replaceAll("\\s+", " "))
                                .at(operation(operation, refusal.group(3)))
                                .fix(
                                        "Give the operation a way back: `reverse_sql`, `reverse_code`, or their `noop` if nothing is lost.")));
    }

    /** An operation stands where its name is followed by what it does, on the same line or soon after. */
    private Place operation(String name, String does) {
        List<String> lines = lines();
        int[] calls = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).matches(".*\\b" + Pattern.quote(name) + "\\(.*"))
                .toArray();
        Matcher found = DOES.matcher(does);
        Optional<String> words = found.find()
                ? Optional.ofNullable(found.group(1)).or(() -> Optional.of(found.group(2)))
                : Optional.empty();
        int[] matching = IntStream.of(calls)
                .filter(index -> calls.length == 1
                        || words.filter(call(lines, index, calls)::contains).isPresent())
                .toArray();
        return matching.length == 1 ? at(matching[0]) : place;
    }

    private static String call(List<String> lines, int index, int[] calls) {
        int next =
                IntStream.of(calls).filter(other -> other > index).findFirst().orElse(lines.size());
        return String.join("\n", lines.subList(index, next));
    }

    /** Returns the failure, if Alembic found no way back: none is written, or it says so. */
    public Optional<CheckFailed> refusedByAlembic(String text) {
        Matcher refusal = NO_DOWNGRADE.matcher(text);
        return refusal.find() ? Optional.of(failure(refusal.group().strip())) : Optional.empty();
    }

    /** Returns the failure, if a revision of Alembic's that changes the schema does nothing on its way back. */
    public Optional<CheckFailed> emptyDowngrade() {
        List<String> down = body("downgrade");
        boolean isEmpty =
                !down.isEmpty() && down.stream().allMatch(line -> line.matches("pass|\\.\\.\\.|return|[\"'].*"));
        boolean changes =
                body("upgrade").stream().anyMatch(line -> SCHEMA.matcher(line).find());
        return isEmpty && changes ? Optional.of(failure("`downgrade()` does nothing")) : Optional.empty();
    }

    private CheckFailed failure(String what) {
        int line = definition("downgrade");
        return new CheckFailed(irreversible(what)
                .at(line < 0 ? place : at(line))
                .fix("Write `downgrade()` so that it takes back what `upgrade()` does."));
    }

    private static Finding irreversible(String what) {
        return Finding.of(what).rule("irreversible").expected("a way back");
    }

    private List<String> body(String function) {
        List<String> lines = lines();
        int first = definition(function);
        return first < 0
                ? List.of()
                : lines.subList(first + 1, lines.size()).stream()
                        .takeWhile(line -> line.isBlank() || Character.isWhitespace(line.charAt(0)))
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private int definition(String function) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).matches("def " + function + "\\(.*"))
                .findFirst()
                .orElse(-1);
    }

    private List<String> lines() {
        return place instanceof Place.InFile in ? files.lines(in.file()) : List.of();
    }

    private Place at(int index) {
        return place instanceof Place.InFile in ? Place.file(in.file(), index + 1) : place;
    }
}
