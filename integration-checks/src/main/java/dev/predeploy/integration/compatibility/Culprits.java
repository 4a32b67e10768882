package dev.predeploy.integration.compatibility;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.sql.Word;
import dev.predeploy.integration.text.Comments;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds which of the pending migrations changed what an old program still wants.
 *
 * @param folder the folder of the stack
 * @param pending the migrations, in order
 */
public record Culprits(Path folder, List<Step> pending) {
    private static final Pattern OPERATION = Pattern.compile("\\b(?:migrations|\\w*op)\\.\\w+\\(");

    /** Copies the list. */
    public Culprits {
        pending = List.copyOf(pending);
    }

    /** A part of a migration that does one thing, with comments blanked out, and where it begins. */
    private record Deed(Step step, String whole, int from, int to) {
        String text() {
            return whole.substring(from, to);
        }

        Place place(int offset) {
            int line = 1
                    + (int) whole.substring(0, from + offset)
                            .chars()
                            .filter(each -> each == '\n')
                            .count();
            return step.place() instanceof Place.InFile in ? Place.file(in.file(), line) : step.place();
        }
    }

    /** Returns the place of the newest change that PostgreSQL may be speaking of, if one names what it names. */
    public Optional<Place> place(Objection objection) {
        List<Deed> deeds = pending.stream()
                .flatMap(step -> deeds(step).stream())
                .filter(deed -> objection.sort().isIn(deed.text()))
                .toList();
        return objection.readings().stream()
                .flatMap(names -> newest(deeds, names).stream())
                .findFirst();
    }

    private static Optional<Place> newest(List<Deed> deeds, List<String> names) {
        return deeds.stream().flatMap(deed -> named(deed, names).stream()).reduce((before, newest) -> newest);
    }

    /** Returns where a deed names the first of some names, if it names all of them. */
    private static Optional<Place> named(Deed deed, List<String> names) {
        List<Optional<Integer>> offsets =
                names.stream().map(name -> offset(deed, name)).toList();
        return offsets.stream().allMatch(Optional::isPresent) ? offsets.get(0).map(deed::place) : Optional.empty();
    }

    private static Optional<Integer> offset(Deed deed, String name) {
        return called(deed.step(), name)
                .flatMap(each -> Word.of(each).matcher(deed.text()).results().map(MatchResult::start))
                .findFirst();
    }

    /** Django calls a table by its model, and the column of a foreign key by its field. */
    private static Stream<String> called(Step step, String name) {
        String application = step.id().replaceFirst("\\..*", "") + "_";
        return Stream.of(
                        name,
                        name.startsWith(application) ? name.substring(application.length()) : name,
                        name.endsWith("_id") ? name.substring(0, name.length() - "_id".length()) : name)
                .distinct();
    }

    private List<Deed> deeds(Step step) {
        if (!(step.place() instanceof Place.InFile in)) {
            return List.of();
        }
        String written = text(folder.resolve(in.file()));
        boolean isSql = in.file().toLowerCase(Locale.ROOT).endsWith(".sql");
        boolean isPython = in.file().endsWith(".py");
        String text = (isSql ? Comments.OF_SQL : Comments.AFTER_HASHES).blanked(written);
        List<Integer> ends = new ArrayList<>();
        if (isPython) {
            OPERATION.matcher(text).results().forEach(each -> ends.add(each.start()));
        } else {
            Pattern.compile(isSql ? ";" : "\\n").matcher(text).results().forEach(each -> ends.add(each.end()));
        }
        ends.add(text.length());
        List<Deed> deeds = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            deeds.add(new Deed(step, text, from, end));
            from = end;
        }
        return deeds;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
