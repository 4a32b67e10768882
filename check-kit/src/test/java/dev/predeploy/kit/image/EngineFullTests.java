package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.session.Session;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk of an engine that is full says nothing about the stack; a small one that the stack made for itself does. */
@NeedsPrivateEngine
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class EngineFullTests {
    @TempDir
    static Path root;

    private static PrivateEngine engine;

    @TempDir
    Path folder;

    private Session session;

    @BeforeAll
    static void start() throws Exception {
        engine = PrivateEngine.withDisk("260m", root);
    }

    @AfterAll
    static void stop() throws Exception {
        engine.remove();
    }

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("predeploy.yml"), "stack: test\nimages: {it: {}}\n");
        session = engine.session(folder.resolve("predeploy.yml"));
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void tellsTheStepThatFoundNoRoom() throws Exception {
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM debian:bookworm-slim\n\nRUN head -c 400M /dev/zero >/big\n");

        Finding finding = brokenBuild();
        assertThat(finding.place()).isEqualTo(Place.file("Dockerfile", 3));
        assertThat(finding.actual().orElseThrow()).contains("No space left on device");
    }

    @Test
    @Order(Integer.MAX_VALUE) // the engine keeps what came of the context, and its disk stays full
    void tellsAContextForWhichThereIsNoRoom() throws Exception {
        try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big").toFile(), "rw")) {
            big.setLength(300L << 20);
        }
        Files.writeString(folder.resolve("Dockerfile"), "FROM debian:bookworm-slim\nCOPY big /\n");

        assertThat(brokenBuild().what()).contains("no space left on device");
    }

    @Test
    void blamesAStepThatHasTooLittleMemoryOfItsOwn() throws Exception {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM debian:bookworm-slim\nRUN --mount=type=tmpfs,target=/t,size=1m head -c 2M /dev/zero >/t/big\n");

        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> session.get(Images.class).build("it").image())
                .satisfies(
                        failed -> assertThat(failed.findings().get(0).place()).isEqualTo(Place.file("Dockerfile", 2)));
    }

    @Test
    void tellsACommandThatFoundNoRoom() throws Exception {
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> run("head -c 400M /dev/zero >/big"))
                .satisfies(broken -> assertThat(broken.reason()).startsWith("the disk of the container engine is full"))
                .satisfies(EngineFullTests::tellsHowToFreeSpace);
    }

    @Test
    void leavesItToTheCommandWhatItDoesWithASmallDiskOfItsOwn() throws Exception {
        try (Container ran = run("head -c 100M /dev/zero >/dev/shm/big")) {
            assertThat(ran.finished().ending()).isEqualTo(new Ending.Exited(1));
            assertThat(ran.finished().stderr()).contains("No space left on device");
        }
    }

    private Container run(String line) throws Exception {
        return session.get(Containers.class).run(ContainerCommand.of(PrivateEngine.IMAGE, List.of("sh", "-c", line)));
    }

    private Finding brokenBuild() throws Exception {
        Build build = session.get(Images.class).build("it");
        Finding[] found = new Finding[1];
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(build::image)
                .satisfies(EngineFullTests::tellsHowToFreeSpace)
                .satisfies(broken -> found[0] = broken.findings().get(0));
        return found[0];
    }

    private static void tellsHowToFreeSpace(CheckBroken broken) {
        assertThat(broken.findings().get(0).fix().orElseThrow()).contains("docker system df");
    }
}
