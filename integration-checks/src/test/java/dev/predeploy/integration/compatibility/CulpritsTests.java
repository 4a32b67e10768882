package dev.predeploy.integration.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which statement of the pending migrations a refusal comes from. */
class CulpritsTests {
    private static final String MUST_BE_GIVEN =
            "ERROR: null value in column \"region\" of relation \"customer\" violates not-null constraint";
    private static final String TWICE = "ERROR: duplicate key value violates unique constraint \"tag_name_key\"";

    @TempDir
    private Path folder;

    @Test
    void isTheStatementOnTheVeryTable() throws IOException {
        assertThat(line(MUST_BE_GIVEN, """
                        ALTER TABLE customer ADD COLUMN region text NOT NULL;
                        CREATE TABLE shipping (region text NOT NULL, customer int REFERENCES customer);
                        ALTER TABLE shipping ADD region text NOT NULL DEFAULT (SELECT 'x' FROM customer);
                        CREATE INDEX ON customer (region) WHERE region IS NOT NULL;
                        COMMENT ON COLUMN customer.region IS 'not null; primary key';
                        """)).contains(1);
        assertThat(line(
                        MUST_BE_GIVEN,
                        "CREATE TABLE shipping (region text NOT NULL, customer int REFERENCES customer);\n"))
                .isEmpty();
    }

    @Test
    void isWhatMakesTheConstraintAndNotWhatSpeaksOfIt() throws IOException {
        assertThat(line(TWICE, """
                        CREATE UNIQUE INDEX tag_name_key ON tag (name);
                        COMMENT ON INDEX tag_name_key IS 'names are unique';
                        """)).contains(1);
        assertThat(line(TWICE, "COMMENT ON INDEX tag_name_key IS 'each; tag_name_key is unique';\n"))
                .isEmpty();
    }

    @Test
    void isWhatMakesAConstraintThatPostgresNames() throws IOException {
        assertThat(line(TWICE, """
                        CREATE TABLE other (name text UNIQUE);
                        ALTER TABLE tag
                            ADD UNIQUE (name);
                        ALTER TABLE tag ADD COLUMN code text UNIQUE;
                        """)).contains(2);
        String check = "ERROR: new row for relation \"account\" violates check constraint \"account_note_check\"";
        assertThat(line(check, """
                        ALTER TABLE account ADD CHECK (note <> '');
                        ALTER TABLE account ADD CONSTRAINT positive CHECK (balance > 0);
                        """)).contains(1);
    }

    @Test
    void isWhatChangesTheEnumAndNotWhatUsesIt() throws IOException {
        String refused = "ERROR: invalid input value for enum mood: \"sad\"";
        assertThat(line(refused, """
                        ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
                        ALTER TYPE mood ADD VALUE 'fine';
                        CREATE TABLE pet (type text, m mood);
                        """)).contains(1);
        assertThat(line(refused, """
                        ALTER TYPE mood RENAME TO old_mood;
                        CREATE TYPE mood AS ENUM ('ok');
                        DROP TYPE old_mood;
                        """)).contains(2);
        assertThat(line(refused, "CREATE TABLE pet (id int, m mood);\n")).isEmpty();
    }

    @Test
    void isTheNarrowerColumnOfTheTableThatTheProgramQuotes() throws IOException {
        String refused = "ERROR: value too long for type character varying(5)\nLINE 1: INSERT INTO account VALUES (1)";
        assertThat(line(refused, """
                        ALTER TABLE account ALTER code TYPE varchar(5);
                        ALTER TABLE other ADD account int REFERENCES account;
                        """)).contains(1);
    }

    @Test
    void isTheViewThatIsMadeAnewWithoutItsGrant() throws IOException {
        assertThat(line("ERROR: permission denied for view totals", """
                        DROP VIEW totals;
                        CREATE VIEW totals AS SELECT 1 AS one;
                        CREATE VIEW others AS SELECT * FROM totals;
                        """)).contains(2);
    }

    @Test
    void isTheOperationOnTheVeryTableInPython() throws IOException {
        assertThat(line("m/0002_region.py", MUST_BE_GIVEN, """
                        op.add_column("customer", sa.Column("region", sa.Text, nullable=False))
                        op.create_table("shipping", sa.Column("region", nullable=False), sa.ForeignKey("customer.id"))
                        op.add_column("depot", sa.Column("region", sa.ForeignKey("customer.id"), nullable=False))
                        """)).contains(1);
        assertThat(line("m/0002_region.py", MUST_BE_GIVEN.replace("customer", "shop_customer"), """
                        migrations.AddField(model_name="customer", name="region", field=models.TextField()),
                        migrations.CreateModel(
                            name="Shipping", fields=[("region", models.TextField(primary_key=True, to="shop.customer"))]),
                        """))
                .contains(1);
    }

    private Optional<Integer> line(String said, String migration) throws IOException {
        return line("m/V2__new.sql", said, migration);
    }

    private Optional<Integer> line(String file, String said, String migration) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(file.substring(2)), migration);
        Culprits culprits = new Culprits(folder, List.of(new Step("shop.0002", file, Place.file(file))));
        return culprits.place(Objection.in(said, "").orElseThrow())
                .map(place -> ((Place.InFile) place).span().line());
    }
}
