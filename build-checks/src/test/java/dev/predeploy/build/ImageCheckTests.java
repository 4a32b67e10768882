package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImageCheckTests {
    @TempDir
    Path folder;

    @Test
    void failsWithoutADockerfileWhetherAnEngineAnswersOrNot() throws Exception {
        var ended = new TestStack(folder)
                .with("worker/index.ts", "")
                .run(ImageCheck.class, "images: {worker: {context: worker}}");

        assertThat(ended.id()).isEqualTo("build/image/worker");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().what()).isEqualTo("there is no worker/Dockerfile");
        assertThat(ended.finding().place()).isEqualTo(Place.file("worker/Dockerfile"));
    }
}
