package dev.predeploy.integration.upgrade;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what to do about migrations that apply to an empty database, but not to one with rows in it.
 *
 * @param failed the database that they failed on, as it is after that
 */
public record OnRows(Database failed) {
    private static final String SEED = " If production has no such rows, write rows like its own in a seed script.";
    private static final Pattern NULLS =
            Pattern.compile("column \"(.+)\" of (?:relation|table) \"(.+)\" contains null");
    private static final String HAS_COLUMN = """
            SELECT FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE attname = ? AND relname = ? AND attnum > 0 AND NOT attisdropped
            """;
    private static final String FILL =
            "Rows may have NULL there: give them a value first, by an UPDATE in an earlier" + " migration." + SEED;
    private static final List<Advice> BY_ROWS = List.of(
            new Advice(
                    "23502",
                    "null value in column|contains null values|NotNull",
                    "Give the column a DEFAULT; or add it without NOT NULL, fill it in for the rows that are there, and SET NOT"
                            + " NULL in a later migration." + SEED),
            new Advice(
                    "23505",
                    "could not create unique index|duplicate key value|UniqueViolation",
                    "Rows may be equal there, since nothing forbids it yet: let the migration find the duplicates and merge or"
                            + " remove them before it asks for uniqueness." + SEED),
            new Advice(
                    "23514",
                    "check constraint .* (?:is violated|of relation)|violates check constraint|CheckViolation",
                    "Correct the rows that are there first; add the constraint with NOT VALID and VALIDATE it in a later"
                            + " migration." + SEED),
            new Advice(
                    "23503",
                    "violates foreign key constraint|ForeignKeyViolation",
                    "Correct or remove the rows that point at nothing first; add the key with NOT VALID and VALIDATE it in a"
                            + " later migration." + SEED),
            new Advice(
                    "23P01",
                    "conflicting key value violates exclusion|could not create exclusion|ExclusionViolation",
                    "Correct the rows that overlap before the constraint is added." + SEED),
            new Advice(
                    "22001",
                    "value too long for type|StringDataRightTruncation",
                    "Rows may hold longer texts: shorten them in the migration before it narrows the type." + SEED),
            new Advice(
                    "22003",
                    "out of range|numeric field overflow|NumericValueOutOfRange",
                    "Rows may hold larger numbers: correct them in the migration before it narrows the type." + SEED),
            new Advice(
                    "22P02",
                    "invalid input (?:syntax|value)|InvalidTextRepresentation",
                    "Rows may hold texts that the new type does not know: convert them by a USING that knows every value, or"
                            + " correct them before." + SEED),
            new Advice(
                    "2BP01",
                    "other objects depend on it|DependentObjectsStillExist",
                    "Drop what depends on it by name first, and make it anew afterwards."),
            new Advice(
                    "0A000",
                    "cannot alter type of a column used by|FeatureNotSupported",
                    "Drop the view, rule or policy that uses the column, change the column, and make it anew in the same"
                            + " migration."),
            new Advice(
                    "55006",
                    "pending trigger events|ObjectInUse",
                    "Put the change of the rows and the change of the table into two migrations, so that a commit lies between"
                            + " them."));

    /** What does not depend on rows. */
    private static final List<Advice> ANYWHERE = List.of(
            new Advice(
                    "25001",
                    "cannot run inside a transaction block|ActiveSqlTransaction",
                    "Put it into a migration of its own that runs outside a transaction."),
            new Advice(
                    "55P04",
                    "unsafe use of new value|UnsafeNewEnumValue",
                    "Add the value of the enum in a migration of its own, so that it is committed before it is used."));

    private static final List<Advice> ALL =
            Stream.concat(BY_ROWS.stream(), ANYWHERE.stream()).toList();

    /** What is said of one sort of refusal, by its SQLSTATE, or by what a program quotes of it. */
    private record Advice(String state, Predicate<String> words, String fix) {
        Advice(String state, String words, String fix) {
            this(state, Pattern.compile(words).asPredicate(), fix);
        }

        boolean isAbout(Finding finding) {
            String rule = finding.rule().orElse("");
            return rule.equals(state) || (!rule.matches("[0-9A-Z]{5}") && words.test(finding.line()));
        }
    }

    /**
     * Returns a finding of a tool's, with what was expected and what to do.
     *
     * @param expected what was expected
     */
    public Finding explained(Finding finding, String expected) throws SQLException {
        Finding told = finding.expected().isPresent() ? finding : finding.expected(expected);
        return advised(told, isOfAnOldColumn(finding) ? Optional.of(FILL) : advice(ALL, finding));
    }

    /** Returns a finding of a tool's with what to do about it, if that is the same on an empty database. */
    public static Finding advised(Finding finding) {
        return advised(finding, advice(ANYWHERE, finding));
    }

    private static Optional<String> advice(List<Advice> known, Finding finding) {
        return known.stream().filter(each -> each.isAbout(finding)).findFirst().map(Advice::fix);
    }

    private static Finding advised(Finding finding, Optional<String> advice) {
        return advice.map(fix -> fix
                        + finding.fix()
                                .map(hint -> " PostgreSQL's hint: " + hint)
                                .orElse(""))
                .map(finding::fix)
                .orElse(finding);
    }

    /** What a migration adds is gone when it is rolled back; what is there was there before. */
    private boolean isOfAnOldColumn(Finding finding) throws SQLException {
        Matcher nulls = NULLS.matcher(finding.line());
        if (!nulls.find()) {
            return false;
        }
        try (Connection connection = failed.connect();
                PreparedStatement ask = connection.prepareStatement(HAS_COLUMN)) {
            ask.setString(1, nulls.group(1));
            ask.setString(2, nulls.group(2));
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }
}
