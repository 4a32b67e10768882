package dev.predeploy.kit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.stack.Secrets;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SessionTests {
    private static final int CHECKS = 6;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(CHECKS);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @RepeatedTest(20)
    @Timeout(30)
    void checksThatNeedTheSameSecretAndTheCommandsNeverWaitForOneAnother() throws Exception {
        Path file = folder.resolve("predeploy.yml");
        Files.writeString(file, "stack: shop\nsecrets: {TOKEN: {command: echo told}}\n");
        try (Session session = new Session(new Settings(
                new StackReader(List.of(), Strictness.ALL_MODULES).read(file),
                List.of(),
                Map.of(),
                new RunControl(Optional.of(2))))) {
            CyclicBarrier together = new CyclicBarrier(CHECKS);
            List<Future<String>> told = new ArrayList<>();
            for (int i = 0; i < CHECKS; i++) {
                boolean asksCommands = i % 2 == 0;
                told.add(threads.submit(() -> {
                    together.await();
                    return inItsTurn(session, () -> {
                        if (asksCommands) {
                            session.get(Commands.class);
                        }
                        return session.get(Secrets.class).value("TOKEN");
                    });
                }));
            }
            for (Future<String> each : told) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo("told");
            }
        }
    }

    private static <T> T inItsTurn(Session session, Callable<T> work) throws Exception {
        Turn turn = session.control().await(Work.PROCESSOR);
        try (turn) {
            return work.call();
        }
    }
}
