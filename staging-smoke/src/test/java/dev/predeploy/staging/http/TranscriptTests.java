package dev.predeploy.staging.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTests {
    @Test
    void cutsALongBodyBeforeAWord() {
        String body = "{\"filler\":\"" + "x".repeat(8170) + "\",\"token\":\"the-secret-that-lies-across-the-cut\"}";

        assertThat(written(body))
                .endsWith("\",\"token\":\"\n# and 37 characters more\n# took 0.01 s\n\n")
                .doesNotContain("the-secret");
    }

    @Test
    void keepsAShortBodyWhole() {
        assertThat(written("{\"status\":\"healthy\"}")).isEqualTo("""
                $ curl http://localhost/
                HTTP 200

                {"status":"healthy"}
                # took 0.01 s

                """);
    }

    private static String written(String body) {
        Transcript transcript = new Transcript();
        Answer.Body bytes = new Answer.Body(body.getBytes(StandardCharsets.UTF_8), false);
        transcript.add("curl http://localhost/", new Answer(200, List.of(), bytes, Duration.ofMillis(10)));
        return transcript.text();
    }
}
