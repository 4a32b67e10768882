package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that goes away in the middle says nothing about the stack. */
@NeedsPrivateEngine
@Timeout(120)
class EngineGoneTests {
    private static final String GONE = "the container engine went away";

    @TempDir
    static Path root;

    private static PrivateEngine engine;

    @TempDir
    Path folder;

    private Session session;

    @BeforeAll
    static void start() throws Exception {
        engine = PrivateEngine.in(root);
    }

    @AfterAll
    static void stop() throws Exception {
        engine.remove();
    }

    @BeforeEach
    void open() throws Exception {
        engine.restart();
        Files.writeString(folder.resolve("predeploy.yml"), "stack: test\nimages: {it: {}}\n");
        session = engine.session(folder.resolve("predeploy.yml"));
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void tellsThatItWasStoppedWhileACommandRan() throws Exception {
        FutureTask<?> ran = inBackground(() -> run("sleep", "4001"));
        engine.awaitProcess("4001");
        engine.stop();
        assertBrokenBecauseItIsGone(ran);
    }

    @Test
    void tellsThatItWasKilledWhileACommandRan() throws Exception {
        FutureTask<?> ran = inBackground(() -> run("sleep", "4002"));
        engine.awaitProcess("4002");
        engine.kill();
        assertBrokenBecauseItIsGone(ran);
    }

    @Test
    void tellsThatItWasStoppedWhileACommandThatHearsItRan() throws Exception {
        FutureTask<?> ran = inBackground(() -> run("sh", "-c", "trap 'exit 1' TERM; sleep 4003 & wait"));
        engine.awaitProcess("4003");
        engine.stop();
        assertBrokenBecauseItIsGone(ran);
    }

    @Test
    void tellsThatItWasStoppedWhileAnImageWasBuilt() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM debian:bookworm-slim\nRUN sleep 4004\n");
        FutureTask<?> built =
                inBackground(() -> session.get(Images.class).build("it").image());
        engine.awaitProcess("4004");
        engine.stop();
        assertBrokenBecauseItIsGone(built);
    }

    @Test
    void tellsThatItWasKilledWhileAnImageWasBuilt() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM debian:bookworm-slim\nRUN sleep 4005\n");
        FutureTask<?> built =
                inBackground(() -> session.get(Images.class).build("it").image());
        engine.awaitProcess("4005");
        engine.kill();
        assertBrokenBecauseItIsGone(built);
    }

    private Object run(String... words) throws Exception {
        return session.get(Containers.class).run(ContainerCommand.of(PrivateEngine.IMAGE, List.of(words)));
    }

    private static FutureTask<?> inBackground(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "check");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void assertBrokenBecauseItIsGone(FutureTask<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        CheckBroken.class, broken -> assertThat(broken.reason()).isEqualTo(GONE));
    }
}
