package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildLogTests {
    @Test
    void tellsEachStepWithWhatItWrote() {
        BuildLog log = BuildLog.read("""
                {
                  "vertexes": [
                    {"digest": "a", "name": "[1/2] FROM debian:bookworm-slim", "cached": true},
                    {"digest": "b", "name": "[2/2] RUN make", "started": "2026-01-01T00:00:00Z"}
                  ]
                }
                {"logs":[{"vertex":"b","stream":1,"data":"aGVsbG8K"}]}
                {"vertexes":[{"digest":"b","name":"[2/2] RUN make","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:01.5Z"}]}
                """);

        assertThat(log.text()).isEqualTo("""
                [1/2] FROM debian:bookworm-slim cached

                [2/2] RUN make (1.5s)
                hello

                """);
        assertThat(log.failed()).isEmpty();
    }

    @Test
    void namesTheStepThatFailedAndNotThoseBrokenOffBecauseOfIt() {
        BuildLog log = BuildLog.read("""
                {"vertexes":[{"digest":"a","name":"[a 1/1] RUN sleep 9","error":"process did not complete: context canceled: context canceled"}]}
                {"vertexes":[{"digest":"b","name":"[b 2/2] RUN make","error":"exit code: 2"}]}
                Dockerfile:3
                """);

        assertThat(log.failed().orElseThrow().instruction()).isEqualTo("RUN make");
        assertThat(log.rest()).isEqualTo("Dockerfile:3\n");
    }

    @Test
    void readsOnAfterWhatWasCutOut() {
        BuildLog log = BuildLog.read("""
                {"vertexes":[{"digest":"a","na
                [... 12345 bytes were left out here ...]
                }
                {"logs":[{"vertex":"b","stream":1,"data":"b25l"}]}
                ERROR: failed to solve
                """);

        assertThat(log.text()).contains("one", "ERROR: failed to solve");
    }

    @Test
    void takesTheTextOfOtherBuildersAsItIs() {
        String text =
                "STEP 1/2: FROM debian\nSTEP 2/2: RUN make\nError: building at STEP \"RUN make\": exit status 2\n";

        assertThat(BuildLog.read(text).text()).isEqualTo(text);
    }
}
