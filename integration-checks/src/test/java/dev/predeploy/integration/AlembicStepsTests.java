package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alembic's revisions one at a time: two branches that are merged, and a base of its own that needs one of them. */
@NeedsEngine
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlembicStepsTests {
    private static final String TABLES =
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 't\\_%' ORDER BY 1";
    private static final String REVISION = """
            from alembic import op
            revision = "%s"
            down_revision = %s
            %s
            def upgrade():
                op.execute("CREATE TABLE t_%1$s ()")
            def downgrade():
                %s
            """;

    @TempDir
    private static Path folder;

    private OpenStack stack;
    private Migrator migrator;

    @BeforeAll
    void open() throws Exception {
        PythonStack python = PythonStack.alembic(folder);
        revision(python, "a1", "None", "");
        revision(python, "b2", "'a1'", "");
        revision(python, "c3", "'a1'", "");
        revision(python, "d4", "('b2', 'c3')", "");
        revision(python, "e5", "None", "depends_on = 'd4'");
        python.append("predeploy.yml", "      run: alembic -c alembic.ini upgrade heads\n");
        stack = new OpenStack(folder);
        migrator = stack.migrator();
    }

    private static void revision(PythonStack python, String id, String after, String more) throws Exception {
        String down = "op.execute(\"DROP TABLE t_%s\")".formatted(id);
        python.write("migrations/versions/" + id + "_words.py", REVISION.formatted(id, after, more, down));
    }

    @AfterAll
    void close() throws Exception {
        stack.close();
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void areListedTheOldestFirstWithTheirFiles() throws Exception {
        List<Step> steps = migrator.steps(stack.empty());
        assertThat(steps)
                .extracting(Step::id)
                .startsWith("a1")
                .endsWith("d4", "e5")
                .contains("b2", "c3");
        assertThat(steps.get(0).name()).isEqualTo("a1_words.py");
        assertThat(steps.get(0).place()).isEqualTo(Place.file("migrations/versions/a1_words.py"));
    }

    @Test
    void areAppliedOneAtATimeAndTakenBack() throws Exception {
        Database database = stack.empty();
        List<Step> steps = migrator.steps(database);
        for (int applied = 0; applied < steps.size(); applied += 2) {
            migrator.apply(database, steps.get(applied));
            assertTables(database, steps.subList(0, applied + 1));
            assertThat(migrator.steps(database)).isEqualTo(steps.subList(applied + 1, steps.size()));
        }
        for (int left = steps.size() - 1; left >= 0; left--) {
            migrator.takeBack(database, steps.get(left));
            assertTables(database, steps.subList(0, left));
        }
    }

    @Test
    void areTakenOneAfterTheOtherAndToldOf() throws Exception {
        Database database = stack.empty();
        List<Step> steps = migrator.steps(database);
        ToldSteps told = new ToldSteps();
        migrator.apply(database, told);
        assertThat(told.all()).isEqualTo(steps);
        assertTables(database, steps);
    }

    private static void assertTables(Database database, List<Step> applied) throws Exception {
        assertThat(OpenStack.ask(database, TABLES))
                .containsExactlyInAnyOrderElementsOf(
                        applied.stream().map(step -> "t_" + step.id()).toList());
    }

    @Test
    void areAppliedToTheStateThatIsNamed() throws Exception {
        Database database = stack.empty();
        migrator.applyVersion(database, "c3");
        assertThat(OpenStack.ask(database, TABLES)).containsExactly("t_a1", "t_c3");
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> migrator.applyVersion(database, "zz"))
                .satisfies(broken -> assertThat(broken.reason()).isEqualTo("Alembic does not know the revision zz"));
    }

    @Test
    void failWhereThereIsNoWayBack(@TempDir Path other) throws Exception {
        PythonStack python = PythonStack.alembic(other);
        python.write("migrations/versions/a1.py", REVISION.formatted("a1", "None", "", "raise NotImplementedError()"));
        python.write("migrations/versions/b2.py", """
                from alembic import op
                import sqlalchemy as sa
                revision = "b2"
                down_revision = "a1"
                def upgrade() -> None:
                    op.add_column("t_a1", sa.Column("name", sa.Text()))
                def downgrade() -> None:
                    # nothing
                    pass
                """);
        try (OpenStack own = new OpenStack(other)) {
            Database database = own.empty();
            List<Step> steps = own.migrator().steps(database);
            own.migrator().apply(database, steps.get(0));
            assertIrreversible(own, database, steps.get(0), Place.file("migrations/versions/a1.py", 7));
            own.migrator().apply(database, steps.get(1));
            assertIrreversible(own, database, steps.get(1), Place.file("migrations/versions/b2.py", 7));
        }
    }

    private static void assertIrreversible(OpenStack own, Database database, Step step, Place place) {
        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> own.migrator().takeBack(database, step))
                .satisfies(failed -> {
                    assertThat(failed.findings().get(0).rule()).hasValue("irreversible");
                    assertThat(failed.findings().get(0).place()).isEqualTo(place);
                });
    }
}
