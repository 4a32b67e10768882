package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import org.junit.jupiter.api.Test;

/** As Buildx writes: whose fault a failed step is. */
class FailedBuildTests {
    @Test
    void aCommandThatNamesATroubleOfTheEngineIsStillTheStacks() {
        String command = "process \\\"/bin/sh -c curl x || (echo connection refused; false)\\\"";
        assertThatThrownBy(() -> image("RUN curl", command + " did not complete successfully: exit code: 1"))
                .isInstanceOf(CheckFailed.class);
    }

    @Test
    void whatTheBuilderItselfSaysOfTheEngineIsNotTheStacks() {
        assertThatThrownBy(() -> image("[internal] load metadata", "failed to do request: no such host"))
                .isInstanceOf(CheckBroken.class);
    }

    @Test
    void noRoomOnTheEnginesDiskIsNotTheStacksButInMemoryItIs() {
        String said = "{\"logs\":[{\"vertex\":\"a\",\"data\":\"Tm8gc3BhY2UgbGVmdCBvbiBkZXZpY2UK\"}]}\n";
        String error = "process \\\"/bin/sh -c fill\\\" did not complete successfully: exit code: 1";
        assertThatThrownBy(() -> image(said, "RUN fill /var", error)).isInstanceOf(CheckBroken.class);
        assertThatThrownBy(() -> image(said, "RUN fill /dev/shm", error)).isInstanceOf(CheckFailed.class);
    }

    private static void image(String step, String error) throws Exception {
        image("", step, error);
    }

    private static void image(String logs, String step, String error) throws Exception {
        String said =
                logs + "{\"vertexes\":[{\"digest\":\"a\",\"name\":\"%s\",\"error\":\"%s\"}]}\n".formatted(step, error);
        new FailedBuild(BuildLog.read(said), "Dockerfile", new DockerfileText(""), path -> path)
                .explained(said, "ended with exit code 1")
                .image();
    }
}
