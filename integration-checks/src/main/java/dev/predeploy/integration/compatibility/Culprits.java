package dev.predeploy.integration.compatibility;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.sql.Statements;
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
    private static final Pattern COMMENT = Pattern.compile("(?is)\\s*COMMENT\\s+ON\\b.*");

    /** Copies the list. */
    public Culprits {
        pending = List.copyOf(pending);
    }

    /** Returns the place of the newest change that PostgreSQL may be speaking of, if one names what it names. */
    public Optional<Place> place(Objection objection) {
        List<Deed> deeds = pending.stream()
                .flatMap(step -> deeds(step).stream())
                .filter(deed -> objection.sort().isIn(deed.text()))
                .toList();
        return objection.readings().stream()
                .flatMap(reading -> newest(deeds, reading).stream())
                .findFirst();
    }

    private static Optional<Place> newest(List<Deed> deeds, Objection.Reading reading) {
        return deeds.stream()
                .filter(deed -> reading.subjects().stream().allMatch(deed::isTo))
                .flatMap(deed -> named(deed, reading.names()).stream())
                .reduce((before, newest) -> newest);
    }

    /** Returns where a deed names the first of some names, if it names all of them. */
    private static Optional<Place> named(Deed deed, List<String> names) {
        List<Optional<Integer>> offsets = names.stream().map(deed::offset).toList();
        return offsets.stream().allMatch(Optional::isPresent) ? offsets.get(0).map(deed::place) : Optional.empty();
    }

    private List<Deed> deeds(Step step) {
        if (!(step.place() instanceof Place.InFile in)) {
            return List.of();
        }
        String text = text(folder.resolve(in.file()));
        if (in.file().toLowerCase(Locale.ROOT).endsWith(".sql")) {
            return Statements.in(text).stream()
                    .filter(each -> !COMMENT.matcher(Comments.OF_SQL.blanked(each.text()))
                            .lookingAt())
                    .flatMap(each -> ofSql(step, text, each))
                    .toList();
        }
        String code = Comments.AFTER_HASHES.blanked(text);
        List<Integer> begins = in.file().endsWith(".py")
                ? OPERATION.matcher(code).results().map(MatchResult::start).toList()
                : ends("\\n", code).toList();
        return split(step, code, 0, begins);
    }

    /** A block is taken apart, too. */
    private static Stream<Deed> ofSql(Step step, String text, Statements.Piece piece) {
        String blanked = Comments.OF_SQL.blanked(piece.text());
        List<Integer> begins =
                ends(";", blanked).map(end -> piece.offset() + end).toList();
        return split(step, text.substring(0, piece.offset()) + blanked, piece.offset(), begins).stream();
    }

    private static Stream<Integer> ends(String what, String text) {
        return Pattern.compile(what).matcher(text).results().map(MatchResult::end);
    }

    private static List<Deed> split(Step step, String text, int begin, List<Integer> begins) {
        List<Deed> deeds = new ArrayList<>();
        int from = begin;
        for (int next : begins) {
            deeds.add(new Deed(step, text, from, next));
            from = next;
        }
        deeds.add(new Deed(step, text, from, text.length()));
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
