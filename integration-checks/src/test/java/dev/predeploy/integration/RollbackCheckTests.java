package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class RollbackCheckTests {
    private static final String MAIN = """
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
            """;

    @TempDir
    private Path folder;

    /** A row of the table: a way forward, a way back, and what is told of them. */
    private record Pair(String name, String forward, String back, List<String> told) {
        String set() {
            return "pair-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPairComesToWhatTheTableSays() throws IOException {
        String text = table();
        String beginning = text.substring(text.indexOf("```sql\n") + 7, text.indexOf("\n```\n"))
                .replace("CREATE ROLE reader;\n", "");
        List<Pair> pairs = pairs(text);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(50);
        TestStack stack = new TestStack(folder);
        List<String> sets = new ArrayList<>();
        for (Pair pair : pairs) {
            stack.with(pair.set() + "/V1__beginning.sql", beginning)
                    .with(pair.set() + "/V2__forward.sql", pair.forward())
                    .with(pair.set() + "/U2__back.sql", pair.back())
                    .with(pair.set() + "/U1__beginning.sql", "DROP TABLE books;");
            sets.add("    %1$s: {tool: flyway, locations: [%1$s]}".formatted(pair.set()));
        }
        TestedChecks checks = CheckTester.of(RollbackCheck.class).run(folder, """
                stack: test
                integration:
                  database: {roles: [reader]}
                  migrations:
                %s
                  rollback:
                %s
                """.formatted(
                        String.join("\n", sets),
                        pairs.stream().map(pair -> "    " + pair.set() + ": {}").collect(Collectors.joining("\n"))));
        return pairs.stream()
                .map(pair -> dynamicTest(
                        pair.name(), () -> assertTold(pair, checks.check("integration/rollback/" + pair.set()))));
    }

    private static void assertTold(Pair pair, TestedCheck check) {
        assertThat(check.findings().stream().map(RollbackCheckTests::told).toList())
                .as(check.reason())
                .isEqualTo(pair.told());
        assertThat(check.outcome()).isEqualTo(pair.told().isEmpty() ? Outcome.PASSED : Outcome.FAILED);
        assertThat(check.findings())
                .allSatisfy(finding -> assertThat(finding.place().text()).startsWith(pair.set() + "/U2__back.sql"));
    }

    private static String told(Finding finding) {
        String object = finding.what()
                .replaceFirst(
                        "^the way back of \\S+ (?:leaves|does not bring back(?: the values of)?|brings back otherwise"
                                + "|brings back the values of) (.*?)(?: behind| to other rows)?$",
                        " $1");
        return finding.rule().orElse("") + (object.startsWith(" ") ? object : "");
    }

    private static String table() throws IOException {
        try (InputStream table = RollbackCheckTests.class.getResourceAsStream("rollback-pairs.md")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Pair> pairs(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split(" *\\| *", -1))
                .map(cells -> new Pair(
                        cells[1],
                        cells[2].replace("`", ""),
                        cells[3].replace("`", ""),
                        Arrays.stream(cells[4].split("; "))
                                .filter(told -> !told.isEmpty())
                                .toList()))
                .toList();
    }

    @Test
    void takesBackEachOfSeveralSteps() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/V2__b.sql", "CREATE TABLE b (id int);")
                .with("m/U2__b.sql", "DROP TABLE b;")
                .with("m/V3__c.sql", "ALTER TABLE b ADD c int;")
                .with("m/U3__c.sql", "ALTER TABLE b DROP c;")
                .with("m/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {steps: 2}}");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("rollback.txt"))
                .containsPattern("V2__b.sql: forward \\d+ ms, back \\d+ ms, forward again \\d+ ms")
                .contains("V3__c.sql: forward");
    }

    @Test
    void failsWhereThereIsNoWayBack() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/V2__b.sql", "CREATE TABLE b (id int);")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {}}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("irreversible");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__b.sql"));
    }

    @Test
    void tellsWhatEarlierStepsLostWhereALaterOneHasNoWayBack() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int, name text DEFAULT 'x');")
                .with("m/V2__b.sql", "ALTER TABLE a ALTER name DROP DEFAULT;")
                .with("m/U2__b.sql", "SELECT 1;")
                .with("m/V3__c.sql", "ALTER TABLE a ADD c int;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {steps: 2}}");
        assertThat(check.findings())
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("not-restored", "irreversible");
        assertThat(check.evidence().get("rollback.txt"))
                .containsPattern("V2__b.sql: forward \\d+ ms, back \\d+ ms, forward again \\d+ ms\\R    the way back")
                .containsPattern("V3__c.sql: forward \\d+ ms, and not back");
    }

    @Test
    void tellsWhatEarlierStepsLostWhereALaterOneDoesNotApply() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int, name text DEFAULT 'x');")
                .with("m/V2__b.sql", "ALTER TABLE a ALTER name DROP DEFAULT;")
                .with("m/U2__b.sql", "SELECT 1;")
                .with("m/V3__c.sql", "ALTER TABLE a ADD c int NOT NULL;")
                .with("m/U3__c.sql", "ALTER TABLE a DROP c;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {steps: 2}}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("not-restored");
        assertThat(check.evidence().get("rollback.txt")).contains("not tried: V3__c.sql does not apply");
    }

    @Test
    void acceptsTheLossThatSomebodyAccepted() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int, phone text); INSERT INTO a VALUES (1, '555');")
                .with("m/V2__b.sql", "ALTER TABLE a DROP phone;")
                .with("m/U2__b.sql", "ALTER TABLE a ADD phone text;")
                .run(RollbackCheck.class, MAIN + """
                          rollback: {main: {loses: ["values of public.a.phone", "table public.b"]}}
                        """);
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.findings())
                .extracting(Finding::what)
                .containsExactly("`loses` accepts table public.b, which is not lost");
    }

    @Test
    void failsOnAWayBackThatTakesTooLong() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/V2__b.sql", "CREATE TABLE b (id int);")
                .with("m/U2__b.sql", "DROP TABLE b; SELECT pg_sleep(1.1);")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {within: 1s}}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("too-slow");
        assertThat(check.finding().expected()).hasValue("at most 1000 ms");
    }

    @Test
    void namesAWayBackThatBeginsWithASmallLetter() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/V2__b.sql", "CREATE TABLE b (id int);")
                .with("m/u2__b.sql", "DROP TABLE b;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {}}");
        assertThat(check.finding().actual()).hasValue("u2__b.sql, which begins with a small letter");
        assertThat(check.finding().fix()).hasValue("Begin its name with U.");
    }

    @Test
    void quotesWhatIsAcceptedSoThatYamlReadsIt() throws Exception {
        TestStack stack = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE \"It's\" (\"a.b\" int); INSERT INTO \"It's\" VALUES (1);")
                .with("m/V2__b.sql", "ALTER TABLE \"It's\" DROP \"a.b\";")
                .with("m/U2__b.sql", "ALTER TABLE \"It's\" ADD \"a.b\" int;");
        String entry = "  rollback: {main: {%s}}";
        String fix = stack.run(RollbackCheck.class, MAIN + entry.formatted(""))
                .finding()
                .fix()
                .orElseThrow();
        String accepting = fix.substring(fix.indexOf('`') + 1, fix.lastIndexOf('`'));
        assertThat(accepting).isEqualTo("loses: ['values of public.\"It''s\".\"a.b\"']");
        assertThat(stack.run(RollbackCheck.class, MAIN + entry.formatted(accepting))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void acceptsTheLossOfRowsAsAWhole() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id serial, phone text); INSERT INTO a (phone) VALUES ('555');")
                .with("m/V2__b.sql", "DELETE FROM a;")
                .with("m/U2__b.sql", "SELECT 1;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {loses: [rows of public.a]}}");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isNotRunWhereNoMigrationHasAVersion() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/R__a.sql", "CREATE OR REPLACE VIEW a AS SELECT 1 AS id;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {}}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).isEqualTo("there is no migration to take back");
    }

    @Test
    void isNotRunWhereThereAreFewerMigrations() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/U1__a.sql", "DROP TABLE a;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {steps: 2}}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).isEqualTo("there is only 1 migration to take back, not 2");
    }

    @Test
    void isNotRunWhereTheMigrationsDoNotApplyAtAll() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABEL a (id int);")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {}}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void leavesToUpgradeWhatFailsOnRows() throws Exception {
        TestedCheck check = new TestStack(folder)
                .with("m/V1__a.sql", "CREATE TABLE a (id int);")
                .with("m/V2__b.sql", "ALTER TABLE a ADD b int NOT NULL;")
                .with("m/U2__b.sql", "ALTER TABLE a DROP b;")
                .run(RollbackCheck.class, MAIN + "  rollback: {main: {}}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason())
                .startsWith("V2__b.sql does not apply to what is before it: ")
                .containsOnlyOnce("contains null values");
        assertThat(check.evidence().get("rollback.txt")).startsWith("V2__b.sql: forward, refused: ");
    }
}
