package dev.predeploy.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLimitsTests {
    @TempDir
    Path folder;

    @Test
    void readsWhatThisProcessMayUse() throws Exception {
        Path file = Files.writeString(folder.resolve("limits"), """
                Limit                     Soft Limit           Hard Limit           Units
                Max cpu time              unlimited            unlimited            seconds
                Max processes             96365                96365                processes
                Max open files            1024                 20000                files
                """);

        assertThat(OwnLimits.read(file, highest()).options())
                .containsExactly("--ulimit", "nofile=1024:20000", "--ulimit", "nproc=32768:32768");
    }

    @Test
    void saysNothingOfWhatIsNotLimited() throws Exception {
        Path file = Files.writeString(folder.resolve("limits"), """
                Max processes             unlimited            unlimited            processes
                """);

        assertThat(OwnLimits.read(file, highest()).options()).isEmpty();
    }

    @Test
    void leavesOtherSystemsToTheirEngine() throws Exception {
        assertThat(OwnLimits.read(folder.resolve("absent"), highest()).options())
                .isEmpty();
    }

    @Test
    void asksForNothingThatThisProcessCouldNotUseItself() {
        OwnLimits own = OwnLimits.of(new EngineClient(EngineClient.Sort.PODMAN, Path.of("podman"), false));
        assertThat(own.limits()).allMatch(limit -> limit.soft() >= 256 && limit.soft() <= limit.hard());
    }

    @Test
    void saysNothingToDocker() {
        assertThat(OwnLimits.of(new EngineClient(EngineClient.Sort.DOCKER, Path.of("docker"), true))
                        .options())
                .isEmpty();
    }

    private Path highest() throws Exception {
        return Files.writeString(folder.resolve("pid_max"), "32768\n");
    }
}
