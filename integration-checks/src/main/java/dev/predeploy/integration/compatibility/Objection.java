package dev.predeploy.integration.compatibility;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * PostgreSQL's refusal of a statement, as a program of whatever language wrote it down.
 *
 * @param sqlState the five letters and digits of its sort
 * @param message PostgreSQL's words
 * @param names what they name, without schema and alias: the nearest first, such as a column and then its table
 * @param sort what sort of change it may come from
 */
public record Objection(String sqlState, String message, List<String> names, Sort sort) {
    private static final List<Form> FORMS = List.of(
            new Form("42703", "column \"?([\\w.]+)\"? of relation \"([\\w.]+)\" does not exist", Sort.GONE),
            new Form("42703", "column \"?([\\w.]+)\"? does not exist", Sort.GONE),
            new Form("42P01", "relation \"([\\w.]+)\" does not exist", Sort.GONE),
            new Form("42704", "type \"([\\w.]+)\" does not exist", Sort.GONE),
            new Form("42883", "(?:function|procedure) ([\\w.]+)\\(.*\\) does not exist", Sort.GONE),
            new Form("3F000", "schema \"(\\w+)\" does not exist", Sort.GONE),
            new Form(
                    "23502",
                    "null value in column \"(\\w+)\"(?: of relation \"(\\w+)\")? violates not-null constraint",
                    Sort.NEEDED),
            new Form("23514", "new row for relation \"(\\w+)\" violates check constraint \"(\\w+)\"", Sort.NARROWER),
            new Form("23505", "duplicate key value violates unique constraint \"(\\w+)\"", Sort.NARROWER),
            new Form(
                    "23503",
                    "(?:insert or update|update or delete) on table \"(\\w+)\" violates foreign key constraint \"(\\w+)\"",
                    Sort.NARROWER),
            new Form("22P02", "invalid input value for enum ([\\w.]+): \".*\"", Sort.NARROWER),
            new Form("42804", "column \"(\\w+)\" is of type .+ but expression is of type .+", Sort.NARROWER),
            new Form("428C9", "cannot insert a non-DEFAULT value into column \"(\\w+)\"", Sort.NARROWER),
            new Form("22001", "value too long for type [\\w() ]+", Sort.NARROWER),
            new Form("42501", "permission denied for (?:table|view|sequence|schema|function) (\\w+)", Sort.NARROWER));

    /** What sort of change it may come from. */
    public enum Sort {
        /** Something is no longer there under its name. */
        GONE("First deploy a version that does not use it, then drop or rename it in a later deploy."),
        /** Something must be given that was not there before. */
        NEEDED("Let it be NULL or give it a default, until no version is live that does not know it."),
        /** What was allowed is so no longer. */
        NARROWER("Allow both old and new first, and narrow it in a later deploy, when no old version is live.");

        private final String fix;

        Sort(String fix) {
            this.fix = fix;
        }

        /** Returns what to do about such a change. */
        public String fix() {
            return fix;
        }
    }

    /** Copies the names. */
    public Objection {
        names = List.copyOf(names);
    }

    /** How PostgreSQL says it. */
    private record Form(String sqlState, Pattern words, Sort sort) {
        Form(String sqlState, String words, Sort sort) {
            this(sqlState, Pattern.compile(words), sort);
        }

        Optional<Found> first(String text) {
            return words.matcher(text).results().findFirst().map(found -> new Found(this, found));
        }
    }

    private record Found(Form form, MatchResult match) {
        Objection objection() {
            List<String> names = IntStream.rangeClosed(1, match.groupCount())
                    .mapToObj(match::group)
                    .filter(Objects::nonNull)
                    .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                    .toList();
            return new Objection(form.sqlState(), match.group(), names, form.sort());
        }
    }

    /** Returns the first in a program's output, if there is one. */
    public static Optional<Objection> in(String text) {
        return FORMS.stream()
                .flatMap(form -> form.first(text).stream())
                .reduce((first, second) ->
                        second.match().start() < first.match().start() ? second : first)
                .map(Found::objection);
    }
}
