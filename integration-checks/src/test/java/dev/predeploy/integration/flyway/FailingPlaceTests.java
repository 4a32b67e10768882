package dev.predeploy.integration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each script is wrong where the mark stands; the mark is taken out before it runs. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingPlaceTests {
    private static final String MARK = "\u25B6";

    private RunFolder run;
    private DisposableServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        run = RunFolder.open(temporary.resolve("runs"));
        server = DisposableServer.embedded(DatabaseSettings.standard(), run, new Commands(run));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        run.close();
    }

    @Test
    void syntaxErrorInTheMiddleOfManyStatements() throws Exception {
        Finding finding =
                marked("CREATE TABLE a (id int);\nCREATE TABLE b (\n  id int,\n  name \u25B6,\n  c int);\nSELECT 1;\n");
        assertThat(finding.rule()).hasValue("42601");
        assertThat(finding.what()).isEqualTo("syntax error at or near \",\"");
    }

    @Test
    void missingColumnWithPostgresHint() throws Exception {
        Finding finding =
                marked("CREATE TABLE a (name int);\n\n-- why\nCREATE VIEW v AS\n  SELECT \u25B6nam FROM a;\n");
        assertThat(finding.rule()).hasValue("42703");
        assertThat(finding.fix()).hasValue("Perhaps you meant to reference the column \"a.name\".");
    }

    @Test
    void typeErrorInABlock() throws Exception {
        Finding finding = marked(
                "CREATE TABLE a (id int);\nDO $body$\nDECLARE\n  n int;\nBEGIN\n  n := 1;\n  INSERT INTO a (id)\n    VALUES (\u25B6'x'::int);\nEND $body$;\n");
        assertThat(finding.rule()).hasValue("22P02");
        assertThat(finding.actual()).hasValueSatisfying(seen -> assertThat(seen).contains("inline_code_block line 6"));
    }

    @Test
    void blockThatBeginsOnTheLineOfItsQuotes() throws Exception {
        marked("DO LANGUAGE plpgsql $$ BEGIN\n  PERFORM 1;\n  IF \u25B6nope > 3 THEN PERFORM 2; END IF;\nEND $$;\n");
    }

    @Test
    void sqlThatABlockPutsTogether() throws Exception {
        marked("DO $$\nBEGIN\n  \u25B6EXECUTE 'SELECT ' || 'nope';\nEND $$;\n");
    }

    @Test
    void exceptionThatABlockRaises() throws Exception {
        Finding finding =
                marked("DO $$\nBEGIN\n  \u25B6RAISE EXCEPTION 'boom' USING HINT = 'wait', DETAIL = 'why';\nEND $$;\n");
        assertThat(finding.rule()).hasValue("P0001");
        assertThat(finding.fix()).hasValue("wait");
        assertThat(finding.actual()).hasValueSatisfying(seen -> assertThat(seen).startsWith("why; "));
    }

    @Test
    void callOfAFunctionFromAStatement() throws Exception {
        marked("""
                CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                  RETURN i + nope;
                END $$;
                SELECT
                   1,
                   \u25B6f(2);
                """);
    }

    @Test
    void callOfAFunctionFromABlock() throws Exception {
        marked("""
                CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                  RETURN 1 / i;
                END $$;
                DO $$
                BEGIN
                  PERFORM 1;
                  PERFORM \u25B6f(0);
                END $$;
                """);
    }

    @Test
    void bodyOfAFunctionThatIsBeingCreated() throws Exception {
        marked("CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql AS $$\n  SELECT i + \u25B6nope\n$$;\n");
        marked("CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  \u25B6x y;\nEND $$;\n");
    }

    @Test
    void statementOfWhichPostgresNamesNoPosition() throws Exception {
        Finding finding =
                marked("CREATE TABLE a (id int NOT NULL);\n\n-- empty\n/* x */ \u25B6INSERT INTO a\nVALUES (null);\n");
        assertThat(finding.rule()).hasValue("23502");
        assertThat(finding.actual()).hasValue("Failing row contains (null).");
    }

    @Test
    void nameOfWhichPostgresGivesNoPosition() throws Exception {
        marked("CREATE TABLE a (nope_id int);\nCREATE INDEX nope_a ON a\n  (\u25B6nope);\n");
    }

    @Test
    void sameStatementTwice() throws Exception {
        marked("CREATE TABLE a (id int UNIQUE);\nINSERT INTO a VALUES (1);\n\u25B6INSERT INTO a VALUES (1);\n");
    }

    @Test
    void charactersOfManyBytes() throws Exception {
        marked("-- ✓ é 😀\nCREATE TABLE a (id int);\n  /* 😀 */ SELECT 'é😀', \u25B6nope FROM a;\n");
    }

    @Test
    void carriageReturns() throws Exception {
        marked("CREATE TABLE a (id int);\r\n\r\nINSERT INTO a\r\n  (id, \u25B6nope)\r\nVALUES (1, 2);\r\n");
        marked("DO $$\r\nBEGIN\r\n  PERFORM 1;\r\n  PERFORM \u25B6nope;\r\nEND $$;\r\n");
    }

    @Test
    void byteOrderMark() throws Exception {
        marked("\uFEFF\u25B6SELEC 1;\n");
    }

    @Test
    void placeholdersLongerAndShorterThanTheirValues() throws Exception {
        marked("SELECT '${long}', '${multi}';\nSELECT '${multi}', '${long}', \u25B6nope, '${flyway:filename}';\n");
    }

    @Test
    void placeholderThatIsWrongItself() throws Exception {
        marked("SELECT 1;\nSELECT \u25B6${wrong};\n");
    }

    @Test
    void placeholderWithoutAValue() throws Exception {
        Finding finding = marked("SELECT 1;\nSELECT\n  \u25B6${unknown};\n");
        assertThat(finding.rule()).hasValue("placeholder");
    }

    @Test
    void rowOfACopy() throws Exception {
        Finding finding = failure("CREATE TABLE a (id int);\nCOPY a FROM stdin;\n1\n2\nx\n\\.\n");
        assertThat(finding.place()).isEqualTo(Place.file("m/V1__x.sql", 5));
        assertThat(finding.rule()).hasValue("22P02");
    }

    @Test
    void endOfTheFile() throws Exception {
        Finding finding = failure("SELECT 1;\nCREATE TABLE t (a int,\n  b int");
        assertThat(finding.place()).isEqualTo(Place.file("m/V1__x.sql", 3, 8));
    }

    @Test
    void statementsThatMayNotBeTogether() throws Exception {
        Finding finding = failure("CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);\n");
        assertThat(finding.place()).isEqualTo(Place.file("m/V1__x.sql", 2));
        assertThat(finding.what()).contains("transactional");
    }

    @Test
    void otherEncoding(@TempDir Path folder) throws Exception {
        Path file = Files.createDirectories(folder.resolve("m")).resolve("V1__x.sql");
        Files.write(file, "SELECT 'é', nope;".getBytes(StandardCharsets.ISO_8859_1));
        FlywaySettings settings = new FlywaySettings(
                folder, List.of(Path.of("m")), Map.of(), true, Map.of("flyway.encoding", "ISO-8859-1"));
        assertThat(failure(settings).place()).isEqualTo(Place.file("m/V1__x.sql", 1, 13));
    }

    private Finding marked(String script) throws Exception {
        String text = script.replace(MARK, "");
        Finding finding = failure(text);
        SourceText marked = new SourceText(script);
        int offset = marked.text().indexOf(MARK);
        assertThat(finding.place()).isEqualTo(Place.file("m/V1__x.sql", marked.line(offset), marked.column(offset)));
        return finding;
    }

    private Finding failure(String script) throws Exception {
        Path folder = run.newFolder("stack");
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve("V1__x.sql"), script);
        Map<String, String> placeholders =
                Map.of("long", "quite a long value", "multi", "on\ntwo lines", "wrong", "nope");
        return failure(new FlywaySettings(folder, List.of(Path.of("m")), placeholders, true, Map.of()));
    }

    private Finding failure(FlywaySettings settings) throws Exception {
        FlywayMigrator migrator = new FlywayMigrator(settings, Optional.empty());
        CheckFailed failed = catchThrowableOfType(CheckFailed.class, () -> migrator.apply(server.create()));
        assertThat(failed.findings()).hasSize(1);
        return failed.findings().get(0);
    }
}
