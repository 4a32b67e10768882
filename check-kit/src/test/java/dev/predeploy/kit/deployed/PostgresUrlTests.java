package dev.predeploy.kit.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.address.Login;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p@db.example:6543/shop | p
            postgres://u:p@db.example:6543/shop?sslmode=require | p
            postgresql+psycopg2://u:p@db.example:6543/shop | p
            jdbc:postgresql://db.example:6543/shop?user=u&password=p%26q | p&q
            postgresql://u:a%40%3A%2F%23%3F%25b@db.example:6543/shop | a@:/#?%b
            postgresql://u:a@:/#%?b@db.example:6543/shop | a@:/#%?b
            postgresql://u:12/34@db.example:6543/shop | 12/34
            postgresql://u:12?34@db.example:6543/shop | 12?34
            postgresql://u:p%zz@db.example:6543/shop | p%zz
            postgresql://u:p+q@db.example:6543/shop | p+q
            postgresql:///shop?host=db.example&port=6543&user=u&password=p | p
            postgresql://u:p@/shop?sslmode=require&port=6543&host=db.example | p
            """)
    void takesEveryPasswordEncodedOrNot(String text, String password) {
        PostgresUrl url = PostgresUrl.read(text).orElseThrow();
        assertThat(url.login()).isEqualTo(new Login("u", Optional.of(password)));
        assertThat(url.host()).isEqualTo("db.example");
        assertThat(url.port()).isEqualTo(6543);
        assertThat(url.database()).isEqualTo("shop");
        assertThat(url.shown()).hasToString("postgresql://u@db.example:6543/shop");
        assertThat(url.login()).hasToString("u:***");
    }

    @Test
    void knowsWhatMayBeLeftOut() {
        PostgresUrl url = PostgresUrl.read("postgres://[::1]").orElseThrow();
        assertThat(url)
                .isEqualTo(
                        new PostgresUrl("[::1]", 5432, new Login("postgres", Optional.empty()), "postgres", Map.of()));
        assertThat(PostgresUrl.read("postgres://u@h/d?sslmode=verify-full&a=b%20c")
                        .orElseThrow()
                        .parameters())
                .isEqualTo(Map.of("sslmode", "verify-full", "a", "b c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:p@h/d",
                "postgresql://",
                "sqlite:////app/var/staging.db",
                "postgres:h",
                "postgresql://h:99999/d",
                "postgresql:///d?host=/run"
            })
    void knowsWhatIsNone(String text) {
        assertThat(PostgresUrl.read(text)).isEmpty();
    }
}
