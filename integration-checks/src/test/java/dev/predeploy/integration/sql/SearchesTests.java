package dev.predeploy.integration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which line of a file a statement stands, or what has written it on the way forward. */
class SearchesTests {
    @TempDir
    private Path folder;

    @Test
    void passOverWhatADocstringACommentAndAnImportSay() throws Exception {
        String text = """
                \"""alter the type of the column number of orders, and delete from countries\"""
                from alembic import op
                import orders.number.bigint as number_type
                def upgrade():
                    '''
                    ALTER TABLE orders
                    ALTER COLUMN number TYPE BIGINT
                    '''
                    # ALTER TABLE orders ALTER COLUMN number TYPE BIGINT
                    op.alter_column("orders", "number", type_=number_type)
                    op.execute(countries.delete())
                """;
        assertThat(line(text, "ALTER TABLE orders ALTER COLUMN number TYPE BIGINT"))
                .isEqualTo("m.py:10");
        assertThat(line(text, "DELETE FROM countries")).isEqualTo("m.py:11");
    }

    @Test
    void passOverTwoWaysBackWithQuotesAndPicturesInThem() throws Exception {
        String text = """
                def downgrade_a():
                    op.execute("UPDATE t SET s = replace(s, '''', '🐘🐘🐘🐘')")
                def downgrade_b():
                    op.execute("DROP INDEX orders_number")
                def upgrade():
                    op.execute("UPDATE t SET s = replace(s, '''', '')")
                    op.execute("DROP INDEX orders_number")
                """;
        assertThat(line(text, "DROP INDEX orders_number")).isEqualTo("m.py:7");
    }

    @Test
    void passOverAWayBackWithATextAtTheMargin() throws Exception {
        String text = """
                def downgrade():
                    op.execute(\"""
                ALTER TABLE other DROP COLUMN x;
                \""")
                    op.execute("DROP INDEX orders_number")
                # the way forward
                def upgrade():
                    op.execute("DROP INDEX orders_number")
                """;
        assertThat(line(text, "DROP INDEX orders_number")).isEqualTo("m.py:8");
    }

    @Test
    void passOverTheWayBack() throws Exception {
        String text = """
                def downgrade() -> None:
                    op.alter_column("orders", "number", type_=sa.Integer())

                    op.execute("DROP INDEX orders_number")
                def upgrade():
                    op.alter_column(
                        "orders",
                        "number",
                        type_=sa.BigInteger(),
                    )
                    op.drop_index(NUMBER)
                """;
        assertThat(line(text, "ALTER TABLE orders ALTER COLUMN number TYPE BIGINT"))
                .isEqualTo("m.py:6");
        assertThat(line(text.replace("\n", "\r\n"), "DROP INDEX orders_number")).isEqualTo("m.py:11");
    }

    @Test
    void keepTextThatIsSent() throws Exception {
        String text = """
                def upgrade():
                    op.execute(
                        \"""
                        # ALTER
                        ALTER TABLE orders
                        ADD remark text
                        \"""
                    )
                """;
        assertThat(line(text, "ALTER TABLE orders ADD remark text")).isEqualTo("m.py:5");
    }

    private String line(String text, String statement) throws IOException {
        Files.writeString(folder.resolve("m.py"), text);
        return new Searches(folder, file -> Optional.empty())
                .next(Place.file("m.py"), statement)
                .text();
    }
}
