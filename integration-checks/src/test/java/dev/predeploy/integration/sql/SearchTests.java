package dev.predeploy.integration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On which line a statement stands, or what has written it. */
class SearchTests {
    private static Search in(String text) {
        return new Search(Script.of("m/a", text));
    }

    @Test
    void statementsInTheirOrder() {
        Search search = in("-- a\nSELECT 1;\n\nSELECT 2;\nSELECT  1;\n");
        assertThat(search.next("SELECT 1").text()).isEqualTo("m/a:2");
        assertThat(search.next("SELECT 2").text()).isEqualTo("m/a:4");
        assertThat(search.next("SELECT 1").text()).isEqualTo("m/a:5");
    }

    @Test
    void firstWordAfterComments() {
        assertThat(in("\n/* a */\n-- b\nSELECT 1;")
                        .next("/* a */\n-- b\nSELECT 1")
                        .text())
                .isEqualTo("m/a:4");
    }

    @Test
    void callThatWroteAStatement() {
        Search search = in("""
                from alembic import op
                def upgrade():
                    op.add_column(
                        "users",
                        sa.Column("email", sa.Text()),
                    )
                    op.create_index("ix_users_name", "users", ["name"])
                def downgrade():
                    op.drop_column("users", "email")
                """);
        assertThat(search.next("ALTER TABLE users ADD COLUMN email TEXT").text())
                .isEqualTo("m/a:3");
        assertThat(search.next("CREATE INDEX ix_users_name ON users (name)").text())
                .isEqualTo("m/a:7");
        assertThat(search.next("ALTER TABLE users DROP COLUMN email").text()).isEqualTo("m/a:9");
    }

    @Test
    void namesInTheStyleOfClasses() {
        assertThat(in("""
                        class Migration:
                            operations = [
                                migrations.AddField("Client", "phone", models.TextField(null=True)),
                                migrations.RemoveField("Client", "fax"),
                            ]
                        """)
                        .next("ALTER TABLE \"clients_client\" DROP COLUMN \"fax\" CASCADE")
                        .text())
                .isEqualTo("m/a:4");
    }

    @Test
    void fileAloneWhereNothingIsInCommon() {
        assertThat(in("pass\n").next("VACUUM").text()).isEqualTo("m/a");
    }
}
