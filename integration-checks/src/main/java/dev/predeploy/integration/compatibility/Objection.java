package dev.predeploy.integration.compatibility;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * PostgreSQL's refusal of a statement, as a program of whatever language wrote it down.
 *
 * @param sqlState the five letters and digits of its sort
 * @param message PostgreSQL's words
 * @param names what they name, without schema and alias: the nearest first, such as a column and then its table
 * @param tables the tables of the statement, as far as the program quotes it: the likeliest first
 * @param sort what sort of change it may come from
 */
public record Objection(String sqlState, String message, List<String> names, List<String> tables, Sort sort) {
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join|into|update)\\s+([\\w.$\"]+)");
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
        GONE(
                "drop|remove|rename|delete|set\\s+schema|db_table|AlterModelTable|new_column_name",
                "First deploy a version that does not use it, then drop or rename it in a later deploy."),
        /** Something must be given that was not there before. */
        NEEDED(
                "not[\\s_]*null|nullable|primary[\\s_]*key|(?:drop|server)[\\s_]*default|drop\\s+identity|(?:Add|Alter)Field",
                "Let it be NULL or give it a default, until no version is live that does not know it."),
        /** What was allowed is so no longer. */
        NARROWER("", "Allow both old and new first, and narrow it in a later deploy, when no old version is live.");

        private final Pattern words;
        private final String fix;

        Sort(String words, String fix) {
            this.words = Pattern.compile("(?i)" + words);
            this.fix = fix;
        }

        /** Returns whether a change has words of SQL, Django, Alembic and others for one of this sort. */
        boolean isIn(String change) {
            return words.matcher(change).find();
        }

        /** Returns what to do about such a change. */
        public String fix() {
            return fix;
        }
    }

    /** Copies the lists. */
    public Objection {
        names = List.copyOf(names);
        tables = List.copyOf(tables);
    }

    /** How PostgreSQL says it. */
    private record Form(String sqlState, Pattern words, Sort sort) {
        Form(String sqlState, String words, Sort sort) {
            this(sqlState, Pattern.compile(words), sort);
        }

        Stream<Found> all(String text) {
            return words.matcher(text).results().map(found -> new Found(this, found));
        }
    }

    private record Found(Form form, MatchResult match) {
        int start() {
            return match.start();
        }

        Objection objection(String quoted) {
            List<String> named = IntStream.rangeClosed(1, match.groupCount())
                    .mapToObj(match::group)
                    .filter(Objects::nonNull)
                    .toList();
            Stream<String> qualifiers = named.stream().filter(name -> name.contains("."));
            Stream<String> tables = TABLE.matcher(quoted).results().map(table -> table.group(1));
            return new Objection(
                    form.sqlState(),
                    match.group(),
                    named.stream().map(Objection::bare).toList(),
                    Stream.concat(qualifiers.map(name -> name.substring(0, name.lastIndexOf('.'))), tables)
                            .map(Objection::bare)
                            .distinct()
                            .toList(),
                    form.sort());
        }
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the first in a program's output that it did not say before, if there is one.
     *
     * @param text what it said
     * @param before what it said where it succeeded
     */
    public static Optional<Objection> in(String text, String before) {
        List<Found> all = FORMS.stream()
                .flatMap(form -> form.all(text))
                .sorted(Comparator.comparingInt(Found::start))
                .toList();
        return all.stream()
                .filter(found -> !before.contains(found.match().group()))
                .findFirst()
                .map(found -> found.objection(text.substring(found.match().end(), end(found, all, text))));
    }

    /** What stands below one, up to the next, quotes the statement: {@code LINE 1: …}, {@code [SQL: …]}. */
    private static int end(Found found, List<Found> all, String text) {
        return all.stream()
                .mapToInt(Found::start)
                .filter(start -> start >= found.match().end())
                .findFirst()
                .orElse(text.length());
    }

    /** Returns the names that a change has if the objection may speak of it, those of the likeliest change first. */
    List<List<String>> readings() {
        Stream<List<String>> withTable = tables.stream()
                .map(table -> Stream.concat(names.stream(), Stream.of(table))
                        .distinct()
                        .toList());
        Stream<List<String>> ever =
                IntStream.range(0, names.size()).mapToObj(fewer -> names.subList(0, names.size() - fewer));
        return Stream.concat(withTable, ever).toList();
    }
}
