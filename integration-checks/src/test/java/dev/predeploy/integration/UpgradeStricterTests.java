package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New keys and checks, which made-up rows do not meet unless something has asked for that before. */
@Timeout(300)
class UpgradeStricterTests {
    private static final String MAIN = """
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
              upgrade: {main: {live: "1"}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX ON member (team);",
                "CREATE UNIQUE INDEX ON member (person);",
                "ALTER TABLE price DROP CONSTRAINT price_pkey, ADD PRIMARY KEY (sku);",
                "ALTER TABLE version ADD UNIQUE (doc);",
                "ALTER TABLE version ADD UNIQUE (no);"
            })
    void meetsAKeyOnOneColumnOfALongerOne(String second) throws Exception {
        String first = """
                CREATE TABLE team (id int PRIMARY KEY);
                CREATE TABLE person (id int PRIMARY KEY);
                CREATE TABLE member (team int REFERENCES team, person int REFERENCES person, PRIMARY KEY (team, person));
                CREATE TABLE price (sku text, currency char(3), amount bigint NOT NULL, PRIMARY KEY (sku, currency));
                CREATE TABLE version (doc int NOT NULL, no int, body text, UNIQUE (doc, no));
                """;
        assertThat(refused(first, second)).hasValue("23505");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n >= 0", "length(trim(word)) > 0", "cardinality(many) > 0", "exact < 100", "m > 0"})
    void meetsTheCheckThatRowsNeedNotPass(String condition) throws Exception {
        String first =
                "CREATE TABLE t (n numeric(10,2), word text, many int[], exact int, m int NOT NULL CHECK (m < 10));";
        assertThat(refused(first, "ALTER TABLE t ADD CHECK (" + condition + ");"))
                .hasValue("23514");
    }

    private Optional<String> refused(String first, String second) throws Exception {
        return new TestStack(folder)
                .with("m/V1__a.sql", first)
                .with("m/V2__b.sql", second)
                .run(UpgradeCheck.class, MAIN)
                .finding()
                .rule();
    }
}
