package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

class DatabaseTests {
    private static final String NASTY = "p@:/#% ?&+*~é\"'";

    private final Database database =
            new Database(new Database.Address("127.0.0.1", 5433, "us:er", NASTY, "UTC"), "my/db");

    @Test
    void encodesEveryPartOfTheUrl() {
        assertThat(database.url())
                .isEqualTo("postgresql://us%3Aer:p%40%3A%2F%23%25%20%3F%26%2B%2A~%C3%A9%22%27@127.0.0.1:5433/my%2Fdb");
        URI parsed = URI.create(database.url());
        assertThat(parsed.getUserInfo()).isEqualTo("us:er:" + NASTY);
        assertThat(parsed.getPath()).isEqualTo("/my/db");
    }

    @Test
    void encodesTheJdbcUrlAsTheDriverReadsIt() {
        assertThat(Driver.parseURL(database.jdbcUrl(), null))
                .containsEntry("user", "us:er")
                .containsEntry("password", NASTY)
                .containsEntry("PGDBNAME", "my/db")
                .containsEntry("PGPORT", "5433");
    }

    @Test
    void hasTheVariablesThatProgramsLookFor() {
        assertThat(database.environment())
                .containsEntry("DATABASE_URL", database.url())
                .containsEntry("PGHOST", "127.0.0.1")
                .containsEntry("PGPORT", "5433")
                .containsEntry("PGUSER", "us:er")
                .containsEntry("PGPASSWORD", NASTY)
                .containsEntry("PGDATABASE", "my/db");
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(database.toString()).doesNotContain(NASTY).contains("us:er:***@127.0.0.1:5433");
    }
}
