package dev.predeploy.kit.offspring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class OffspringTests {
    private final Marker marker = new Marker("OFFSPRING_TESTS", "one");

    @RepeatedTest(15)
    void leavesNoShellThatWouldWriteOfItsChildsEnd() throws Exception {
        var line = new ProcessBuilder("sh", "-c", "echo begun; sh -c 'sh -c \"sleep 300; true\"; true'; true");
        line.environment().put(marker.variable(), marker.value());
        Process shell = line.redirectErrorStream(true).start();
        assertThat(shell.getInputStream().readNBytes(6)).asString(UTF_8).isEqualTo("begun\n");
        var ours = new Offspring(List.of(shell.toHandle()), marker);
        while (ours.living().size() < 4) {
            Thread.onSpinWait();
        }
        assertThat(ours.living().get(0)).isEqualTo(shell.toHandle());

        assertThat(ours.end(Duration.ofSeconds(5))).hasSize(4);

        assertThat(shell.getInputStream().readAllBytes()).asString(UTF_8).isEmpty();
    }
}
