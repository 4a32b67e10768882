package dev.predeploy.integration;

import dev.predeploy.integration.locks.ToolHazards;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hazards that Alembic's own operations are, each a revision of its own, and those of them that are safe. */
@NeedsEngine
@Timeout(600)
class AlembicLocksTests {

    @Test
    void areFoundWhereTheyStand(@TempDir Path folder) throws Exception {
        PythonStack python = PythonStack.alembic(folder);
        ToolHazards hazards = ToolHazards.of("alembic");
        hazards.copyTo(folder.resolve("migrations/versions"));
        hazards.expect(python.locks("live"));
        PythonStack.assertNothingIsLeft();
    }
}
