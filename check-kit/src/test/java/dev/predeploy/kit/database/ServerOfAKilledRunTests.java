package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerOfAKilledRunTests {
    @Test
    void endsByItself(@TempDir Path folder) throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        folder.resolve("runs").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(server.isAlive()).isTrue();
            run.destroyForcibly().waitFor();
            server.onExit().get(60, TimeUnit.SECONDS);
        } finally {
            run.destroyForcibly();
        }
        RunFolder.open(folder.resolve("runs")).close();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    /** A run that starts a server, tells its pid, and waits to be killed. */
    static final class Run {
        private Run() {}

        public static void main(String[] arguments) throws Exception {
            RunFolder folder = RunFolder.open(Path.of(arguments[0]));
            DisposableServer server =
                    DisposableServer.embedded(DatabaseSettings.standard(), folder, new Commands(folder));
            try (Connection connection = server.create().connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT pg_read_file('postmaster.pid')")) {
                rows.next();
                System.out.println(rows.getString(1).lines().findFirst().orElseThrow());
                new CountDownLatch(1).await();
            }
        }
    }
}
