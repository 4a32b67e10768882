package dev.predeploy.kit.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.offspring.Marker;
import dev.predeploy.kit.offspring.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunFolderTests {
    @TempDir
    Path temporary;

    private Path parent() {
        return temporary.resolve("runs");
    }

    private static List<Path> childrenOf(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    @Test
    void isOursAlone() throws Exception {
        try (RunFolder run = RunFolder.open(parent())) {
            for (Path folder : List.of(parent(), run.path())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                        .isEqualTo("rwx------");
            }
            assertThat(run.path()).isEqualTo(parent().resolve(run.id()));
        }
    }

    @Test
    void hasRoomInMemoryThatGoesWithIt() throws Exception {
        Path folder;
        try (RunFolder run = RunFolder.open(parent())) {
            folder = run.newFolderInMemory("data");
            assertThat(folder).isEmptyDirectory();
            assertThat(run.newFolderInMemory("data").getParent()).isEqualTo(folder.getParent());
        }
        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void closesDoorsThatStandOpen() throws Exception {
        Files.createDirectory(parent());
        Files.setPosixFilePermissions(parent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        RunFolder.open(parent()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAParentThatIsALink() throws Exception {
        Files.createSymbolicLink(parent(), Files.createDirectory(temporary.resolve("trap")));
        assertThatThrownBy(() -> RunFolder.open(parent()))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("symbolic link")
                .hasMessageContaining("java.io.tmpdir");
        assertThat(temporary.resolve("trap")).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenItIsClosed() throws Exception {
        RunFolder run = RunFolder.open(parent());
        Files.writeString(run.newFolder("workspace").resolve("file"), "x");
        assertThat(run.newFolder("workspace")).isEmptyDirectory();
        run.close();
        run.close();
        assertThat(parent()).isEmptyDirectory();
    }

    @Test
    void endsWhatItStartedAndNothingElse() throws Exception {
        RunFolder run = RunFolder.open(parent());
        Process recorded = new ProcessBuilder("sleep", "300").start();
        Process foreign = new ProcessBuilder("sleep", "300").start();
        try {
            run.record(recorded.toHandle());
            run.close();
            assertThat(recorded.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void removesWhatAKilledRunLeft() throws Exception {
        Process killed = killedRun();
        String id;
        try (BufferedReader output = killed.inputReader()) {
            id = output.readLine();
        }
        Path folder = parent().resolve(id);
        List<ProcessHandle> left = recordedIn(folder);
        assertThat(left).hasSize(2);
        killed.destroyForcibly().waitFor();

        try (RunFolder run = RunFolder.open(parent())) {
            assertThat(run.removed()).singleElement().asString().contains(id, "had been killed and ended its", "sleep");
        }
        assertThat(folder).doesNotExist();
        assertThat(new Marker(RunFolder.RUN_VARIABLE, id).holders()).isEmpty();
        assertThat(left.stream().filter(RunFolderTests::runs)).isEmpty();
    }

    private static boolean runs(ProcessHandle process) {
        return Trace.of(process).living().isPresent();
    }

    private static List<ProcessHandle> recordedIn(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(RunFolder.PROCESSES_FILE)).stream()
                .flatMap(line -> Trace.parse(line).stream())
                .flatMap(trace -> trace.living().stream())
                .toList();
    }

    private Process killedRun() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        parent().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void leavesARunAloneThatStillRuns() throws Exception {
        try (RunFolder first = RunFolder.open(parent());
                RunFolder second = RunFolder.open(parent())) {
            assertThat(second.removed()).isEmpty();
            assertThat(first.path()).exists();
        }
    }

    @Test
    void knowsThatAnIdWasGivenToAnotherProcess() throws Exception {
        Trace ours = Trace.of(ProcessHandle.current());
        Path dead = deadRun(new Trace(ours.pid(), ours.machine(), "1").line());
        RunFolder.open(parent()).close();
        assertThat(dead).doesNotExist();
    }

    @Test
    void knowsThatTheMachineWasStartedAnew() throws Exception {
        Path dead = deadRun(new Trace(ProcessHandle.current().pid(), "another-boot/pid:[1]", "1").line());
        RunFolder.open(parent()).close();
        assertThat(dead).doesNotExist();
    }

    @Test
    void leavesARunAloneThatItCannotSee() throws Exception {
        String boot = Trace.of(ProcessHandle.current()).machine().replaceFirst("/.*", "");
        Path foreign = deadRun(new Trace(4, boot + "/pid:[1]", "1").line());
        RunFolder.open(parent()).close();
        assertThat(foreign).exists();
    }

    @Test
    void removesAFolderThatNobodySigned() throws Exception {
        Path young = Files.createDirectories(parent().resolve("young"));
        Path old = Files.createDirectories(parent().resolve("old"));
        Path dead = Files.createDirectories(parent().resolve("999999999999-ab"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        RunFolder.open(parent()).close();
        assertThat(childrenOf(parent())).containsExactly(young);
        assertThat(List.of(old, dead)).allSatisfy(folder -> assertThat(folder).doesNotExist());
    }

    private Path deadRun(String owner) throws IOException {
        Path folder = Files.createDirectories(parent().resolve("1-ab"));
        Files.writeString(folder.resolve(RunFolder.OWNER_FILE), owner + "\n", StandardCharsets.UTF_8);
        return folder;
    }
}
