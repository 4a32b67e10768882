package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check whose time is over while it makes what others wait for, too. */
@Timeout(120)
class StoppedMakerTests {
    @TempDir
    private Path folder;

    @Test
    void leavesTheMakingToTheNext() throws Exception {
        Files.writeString(folder.resolve("predeploy.yml"), """
                stack: test
                integration:
                  migrations: {main: {tool: flyway, locations: [m]}}
                """);
        Files.writeString(
                Files.createDirectories(folder.resolve("m")).resolve("V1__slow.sql"),
                "CREATE TABLE t (id int);\nSELECT pg_sleep(3);");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OpenStack stack = new OpenStack(folder)) {
            StackDatabase databases = stack.databases();
            stack.empty(); // the server runs
            Future<StackDatabase.Migrated> first =
                    threads.submit(() -> databases.migrated("main").get());
            TimeUnit.SECONDS.sleep(1); // within its three
            Future<StackDatabase.Migrated> second =
                    threads.submit(() -> databases.migrated("main").get());
            first.cancel(true);

            assertThat(second.get().applied().migrations()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
