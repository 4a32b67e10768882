package dev.predeploy.integration;

import dev.predeploy.integration.locks.ToolHazards;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hazards that Django's own operations are, each a migration of its own, and those of them that are safe. */
@NeedsEngine
@Timeout(600)
class DjangoLocksTests {

    @Test
    void areFoundWhereTheyStand(@TempDir Path folder) throws Exception {
        PythonStack python = PythonStack.django(folder);
        python.append("settings.py", "INSTALLED_APPS += [\"django.contrib.postgres\", \"shop\"]\n");
        python.write("shop/__init__.py", "");
        ToolHazards hazards = ToolHazards.of("django");
        hazards.copyTo(folder.resolve("shop/migrations"));
        hazards.expect(python.locks("shop.0001"));
        PythonStack.assertNothingIsLeft();
    }
}
