package dev.predeploy.integration.catalog;

import dev.predeploy.integration.sql.Word;
import dev.predeploy.integration.sql.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An index that PostgreSQL keeps and does not use, or a constraint that not every row was tested for.
 *
 * @param isIndex whether it is an index
 * @param name its name as the catalog has it
 * @param written its name as a statement of the session that asked must write it
 * @param of the table, or the domain, as such a statement must write it
 */
public record Invalid(boolean isIndex, String name, String written, String of) {
    private static final Pattern COMMENT = Pattern.compile("(?i)COMMENT\\s+ON\\b");
    private static final String QUERY = """
            SELECT true, relname, indexrelid::regclass::text, indrelid::regclass::text
            FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE NOT indisvalid AND nspname NOT LIKE 'pg\\_%'
            UNION ALL
            SELECT false, conname, quote_ident(conname),
                coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text)
            FROM pg_constraint WHERE NOT convalidated
            ORDER BY 1, 4, 3
            """;

    /** Reads those of a database. */
    public static List<Invalid> in(Connection connection) throws SQLException {
        List<Invalid> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                found.add(new Invalid(row.getBoolean(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return found;
    }

    /** Returns the last of some statements that names it and does more than to comment on something. */
    public <S> Optional<S> lastNaming(List<S> statements, Function<S, String> text) {
        Pattern word = Word.of(name);
        return statements.stream()
                .filter(each -> word.matcher(text.apply(each)).find())
                .filter(each -> !COMMENT.matcher(Words.of(text.apply(each))).lookingAt())
                .reduce((before, last) -> last);
    }
}
