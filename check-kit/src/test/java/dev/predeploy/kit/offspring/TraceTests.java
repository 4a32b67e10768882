package dev.predeploy.kit.offspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TraceTests {

    @Test
    void findsTheSameProcessAgain() {
        Trace ours = Trace.of(ProcessHandle.current());
        assertThat(Trace.parse(ours.line())).contains(ours);
        assertThat(ours.living()).contains(ProcessHandle.current());
        assertThat(ours.isOutOfSight()).isFalse();
    }

    @Test
    void doesNotTakeAnotherForIt() {
        Trace ours = Trace.of(ProcessHandle.current());
        assertThat(new Trace(ours.pid(), ours.machine(), "0").living()).isEmpty();
        assertThat(new Trace(ours.pid(), "other/pid:[1]", ours.birth()).living())
                .isEmpty();
    }

    @Test
    void knowsThatAProcessHasEnded() throws Exception {
        Process process = new ProcessBuilder("sleep", "300").start();
        Trace trace = Trace.of(process.toHandle());
        assertThat(trace.living()).isPresent();
        process.destroyForcibly().waitFor();
        assertThat(trace.living()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 a", "x a b", "1 a ", "1 a b c", "99999999999999999999 a b"})
    void readsNoTraceFromAnotherLine(String line) {
        assertThat(Trace.parse(line)).isEmpty();
    }

    @Test
    void findsThoseThatStartedLaterByTheirMarker() throws Exception {
        Marker marker = new Marker("PREDEPLOY_TEST", "trace-" + System.nanoTime());
        ProcessBuilder sleep = new ProcessBuilder("sleep", "300");
        sleep.environment().put(marker.variable(), marker.value());
        Process first = sleep.start();
        Process second = sleep.start();
        try {
            assertThat(marker.holders()).containsExactlyInAnyOrder(first.toHandle(), second.toHandle());
            assertThat(marker.holdersSince(first.pid())).containsExactly(second.toHandle());
            assertThat(new Marker(marker.variable(), marker.value() + "0").holders())
                    .isEmpty();
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }
}
