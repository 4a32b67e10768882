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

        assertThat(OwnLimits.read(file).options())
                .containsExactly("--ulimit", "nofile=1024:20000", "--ulimit", "nproc=96365:96365");
    }

    @Test
    void saysNothingOfWhatIsNotLimited() throws Exception {
        Path file = Files.writeString(folder.resolve("limits"), """
                Max processes             unlimited            unlimited            processes
                """);

        assertThat(OwnLimits.read(file).options()).isEmpty();
    }

    @Test
    void leavesOtherSystemsToTheirEngine() {
        assertThat(OwnLimits.read(folder.resolve("absent")).options()).isEmpty();
    }

    @Test
    void readsTheLimitsOfThisMachine() {
        assertThat(OwnLimits.of(new EngineClient(EngineClient.Sort.DOCKER, Path.of("docker"), true))
                        .options())
                .isEmpty();
    }
}
