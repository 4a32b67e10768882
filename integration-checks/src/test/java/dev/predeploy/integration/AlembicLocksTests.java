package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.locks.ToolHazards;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hazards that Alembic's own operations are, each a revision of its own, and those of them that are safe. */
@NeedsEngine
@Timeout(600)
class AlembicLocksTests {

    private static final String REVISION = """
            from alembic import op
            revision = "%s"
            down_revision = %s

            def upgrade():
                %s
            """;

    @Test
    void areFoundWhereTheyStand(@TempDir Path folder) throws Exception {
        PythonStack python = PythonStack.alembic(folder).withATransactionForEachMigration();
        ToolHazards hazards = ToolHazards.of("alembic");
        hazards.copyTo(folder.resolve("migrations/versions"));
        hazards.expect(python.locks("live"));
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void hasWhatOneRevisionLocksHeldWhileTheNextOnesWork(@TempDir Path folder) throws Exception {
        Finding held = onlyFinding(PythonStack.alembic(folder));
        assertThat(held.rule()).contains("held-lock");
        assertThat(held.place()).isEqualTo(Place.file("migrations/versions/c.py", 6));
        assertThat(held.what()).startsWith("orders stays locked against reads and writes while");
        assertThat(held.actual().orElseThrow()).contains("migrations/versions/b.py:6");
        assertThat(held.fix().orElseThrow()).contains("transaction_per_migration=True");
    }

    @Test
    void hasNothingHeldWhereEachRevisionHasATransactionOfItsOwn(@TempDir Path folder) throws Exception {
        PythonStack python = PythonStack.alembic(folder).withATransactionForEachMigration();
        assertThat(onlyFinding(python).rule()).contains("rows-updated");
    }

    private static Finding onlyFinding(PythonStack python) throws Exception {
        python.write("migrations/versions/a.py", REVISION.formatted("a1", "None", """
                op.execute("CREATE TABLE orders (id int)")
                    op.execute("CREATE TABLE customers (id int, name text)")
                    op.execute("CREATE TABLE countries (id int)")"""));
        python.write("migrations/versions/b.py", REVISION.formatted("b2", "'a1'", """
                op.execute("SET LOCAL lock_timeout = '1s'; ALTER TABLE orders ADD COLUMN x text")"""));
        python.write("migrations/versions/c.py", REVISION.formatted("c3", "'b2'", """
                op.execute("UPDATE customers SET name = 'x'")"""));
        return python.locks("a1").finding();
    }
}
