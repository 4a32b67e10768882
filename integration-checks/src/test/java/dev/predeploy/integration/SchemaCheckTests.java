package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SchemaCheckTests {
    private static final String STACK =
            """
            stack: test
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
              schema:
                good: {tables: [a, public.b], columns: {a: [id]}, absent: [c], version: {query: "%1$s", at-least: 1.10}}
                number: {tables: 3}
                tables: {tables: [a, c]}
                fewer: {tables: 2}
                absent: {absent: [b]}
                columns: {columns: {a: [name]}}
                low: {version: {query: "%1$s", at-least: "1.11"}}
                unequal: {version: {query: "%1$s", equals: "2"}}
                query: {version: {query: select nope, equals: "2"}}
                two: {version: {query: select 1; select 2, equals: "2"}}
                none: {version: {query: delete from a, equals: "2"}}
            """.formatted("select version from flyway_schema_history order by installed_rank desc limit 1");

    @Test
    void tellsWhatIsNotAsDeclared(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("m/V1.10__a.sql"), "CREATE TABLE a (id int); CREATE TABLE b (id int);");
        TestedChecks checks = CheckTester.of(SchemaCheck.class).run(folder, STACK);
        assertThat(checks.check("integration/schema/good").reason()).isEmpty();
        assertThat(checks.check("integration/schema/number").outcome()).isEqualTo(Outcome.PASSED);
        expect(checks, "tables", "There is no table c");
        expect(checks, "fewer", "There are 3 tables, not 2");
        expect(checks, "absent", "There is a table b");
        expect(checks, "columns", "The table a has no column name");
        expect(checks, "low", "The schema's version is not as declared");
        expect(checks, "unequal", "The schema's version is not as declared");
        for (String name : List.of("two", "none")) {
            TestedCheck check = checks.check("integration/schema/" + name);
            assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(check.reason()).isEqualTo("`version.query` is not one query for one value");
            assertThat(check.finding().fix())
                    .hasValueSatisfying(fix -> assertThat(fix).startsWith("Leave one SELECT"));
        }
        expect(checks, "query", "column \"nope\" does not exist");
        assertThat(checks.check("integration/schema/low").finding().expected()).hasValue("at least 1.11");
        assertThat(checks.check("integration/schema/low").finding().actual()).hasValue("1.10");
        assertThat(checks.check("integration/schema/query").finding().rule()).hasValue("42703");
    }

    private static void expect(TestedChecks checks, String name, String what) {
        assertThat(checks.check("integration/schema/" + name).outcome())
                .as(name)
                .isEqualTo(Outcome.FAILED);
        assertThat(checks.check("integration/schema/" + name).finding().what()).isEqualTo(what);
        assertThat(checks.check("integration/schema/" + name).finding().place().text())
                .startsWith("predeploy.yml:")
                .endsWith(":5");
    }
}
