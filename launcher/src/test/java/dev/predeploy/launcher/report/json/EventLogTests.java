package dev.predeploy.launcher.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.launcher.report.Samples;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTests {
    private static final CheckId UNIT = CheckId.parse("quality/tests/unit");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventLog log = new EventLog(out);

    @Test
    void writesOneEventALine() {
        Run run = Samples.passing();
        new RunEvent.Started(Samples.START, run.head()).tell(log);
        new RunEvent.CheckStarted(Samples.START, UNIT, "unit").tell(log);
        new RunEvent.StillRunning(Samples.START, List.of(new RunEvent.Running(UNIT, Samples.START))).tell(log);
        new RunEvent.CheckEnded(Samples.START, run.checks().get(0)).tell(log);
        new RunEvent.Ended(Samples.START, run).tell(log);

        String at = "\"at\":\"2026-03-02T10:15:30.250Z\"";
        assertThat(written().lines())
                .containsExactly(
                        "{\"event\":\"run-started\"," + at + ",\"schemaVersion\":1,\"stack\":\"consult\",\"checks\":1,"
                                + "\"commit\":\"0123456789abcdef0123456789abcdef01234567\",\"dirty\":true,"
                                + "\"environment\":{\"engine\":\"none\",\"database\":\"postgres 16.15 (embedded)\"}}",
                        "{\"event\":\"check-started\"," + at + ",\"id\":\"quality/tests/unit\",\"title\":\"unit\"}",
                        "{\"event\":\"still-running\"," + at + ",\"checks\":[{\"id\":\"quality/tests/unit\","
                                + "\"since\":\"2026-03-02T10:15:30.250Z\"}]}",
                        "{\"event\":\"check-ended\"," + at + ",\"check\":{\"id\":\"quality/tests/unit\","
                                + "\"title\":\"unit\",\"outcome\":\"passed\",\"required\":true,\"durationMs\":820,"
                                + "\"reason\":\"\",\"findings\":[],\"evidence\":[],"
                                + "\"rerun\":\"./predeploy run --only quality/tests/unit\","
                                + "\"startedAt\":\"2026-03-02T10:15:30.250Z\",\"steps\":["
                                + "{\"name\":\"compiled\",\"startedAt\":\"2026-03-02T10:15:30.250Z\",\"durationMs\":700},"
                                + "{\"name\":\"packed\",\"startedAt\":\"2026-03-02T10:15:30.950Z\",\"durationMs\":120}]}}",
                        "{\"event\":\"run-ended\"," + at + ",\"verdict\":\"passed\",\"exitCode\":0,\"durationMs\":9312,"
                                + "\"ending\":\"\",\"counts\":{\"passed\":1,\"failed\":0,\"broken\":0,\"notRun\":0,"
                                + "\"skipped\":0,\"total\":1}}");
    }

    @Test
    void keepsHostileTextOnItsLine() throws IOException {
        new RunEvent.CheckEnded(Samples.START, Samples.hostile().checks().get(0)).tell(log);

        assertThat(written().lines()).hasSize(1);
        assertThat(new ObjectMapper().readTree(written()).at("/check/id").textValue())
                .isEqualTo("quality/lint/hostile");
    }

    @Test
    void remembersThatTheDiskIsFull() {
        EventLog full = new EventLog(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        new RunEvent.CheckStarted(Samples.START, UNIT, "unit").tell(full);

        assertThat(full.failure()).get().extracting(Throwable::getMessage).isEqualTo("No space left on device");
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
