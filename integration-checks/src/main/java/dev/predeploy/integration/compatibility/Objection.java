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
            new Form("23514", "new row for relation \"(\\w+)\" violates check constraint \"(\\w+)\"", Sort.CHECKED),
            new Form("23505", "duplicate key value violates unique constraint \"(\\w+)\"", Sort.UNIQUE),
            new Form(
                    "23503",
                    "(?:insert or update|update or delete) on table \"(\\w+)\" violates foreign key constraint \"(\\w+)\"",
                    Sort.REFERRING),
            new Form("22P02", "invalid input value for enum ([\\w.]+): \".*\"", Sort.ENUM),
            new Form("42804", "column \"(\\w+)\" is of type .+ but expression is of type .+", Sort.RETYPED),
            new Form("428C9", "cannot insert a non-DEFAULT value into column \"(\\w+)\"", Sort.GENERATED),
            new Form("22001", "value too long for type [\\w() ]+", Sort.RETYPED),
            new Form("42501", "permission denied for (?:table|view|sequence|schema|function) (\\w+)", Sort.FORBIDDEN));

    private static final String LATER =
            "Allow both old and new first, and narrow it in a later deploy, when no old version is live.";

    /** What sort of change it may come from. */
    public enum Sort {
        /** Something is no longer there under its name. */
        GONE(
                "drop|remove|rename|delete|set\\s+schema|db_table|AlterModelTable|new_column_name",
                "First deploy a version that does not use it, then drop or rename it in a later deploy."),
        /** Something must be given that was not there before. */
        NEEDED(
                "(?<!\\bis\\s{1,9})not[\\s_]*null|nullable|primary[\\s_]*key|(?:drop|server)[\\s_]*default|drop\\s+identity"
                        + "|(?:Add|Alter)Field",
                "Let it be NULL or give it a default, until no version is live that does not know it.",
                1),
        /** A row must pass a check. */
        CHECKED("\\bcheck\\s*\\(|Check_?Constraint|validate\\s+constraint|Positive\\w*Field", LATER, 0),
        /** A value may be there once. */
        UNIQUE("unique|primary[\\s_]*key", LATER),
        /** A value must be there elsewhere. */
        REFERRING("foreign|references|validate\\s+constraint", LATER),
        /** Values of an enum are other ones. */
        ENUM("(?s)^(?!.*\\badd\\s+value\\b).*\\btype\\b", LATER, 0),
        /** A column has another type. */
        RETYPED(
                "\\balter\\s+(?:column\\s+)?\\S+\\s+(?:set\\s+data\\s+)?type\\b|\\btype_|AlterField|alter_column|rename"
                        + "|\\badd\\s+(?!constraint|primary|unique|check|foreign|exclude)|AddField|add_column",
                LATER),
        /** PostgreSQL alone gives the values of a column. */
        GENERATED("generated|identity|computed", LATER),
        /** A right is taken away, or was not given to what was made anew. */
        FORBIDDEN("revoke|owner\\s+to|create", LATER, 0);

        private final Pattern words;
        private final String fix;
        private final int subject;

        Sort(String words, String fix) {
            this(words, fix, Integer.MAX_VALUE);
        }

        /** Takes which of the names is that of what the change is made to, counted from 0. */
        Sort(String words, String fix, int subject) {
            this.words = Pattern.compile("(?i)" + words);
            this.fix = fix;
            this.subject = subject;
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

    static String bare(String name) {
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

    /**
     * What a change says if the objection may speak of it.
     *
     * @param names all that it names
     * @param subjects those of them that it is made to, and does not only mention
     */
    record Reading(List<String> names, List<String> subjects) {}

    /** Returns what a change may say, that of the likeliest change first. */
    List<Reading> readings() {
        List<String> subject = names.stream().skip(sort.subject).limit(1).toList();
        Stream<Reading> withTable = tables.stream().map(table -> new Reading(with(names, table), with(subject, table)));
        int fewest = sort == Sort.GONE ? 1 : names.size();
        Stream<Reading> ever = IntStream.rangeClosed(0, names.size() - fewest)
                .mapToObj(fewer -> new Reading(names.subList(0, names.size() - fewer), subject));
        return Stream.concat(
                        withTable.map(each -> sort == Sort.GONE ? new Reading(each.names(), List.of()) : each), ever)
                .filter(each -> !each.names().isEmpty())
                .toList();
    }

    private static List<String> with(List<String> names, String table) {
        return Stream.concat(names.stream(), Stream.of(table)).distinct().toList();
    }
}
