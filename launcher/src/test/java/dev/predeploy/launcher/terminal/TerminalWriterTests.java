package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalWriterTests {

    @Test
    void tellsOfEventsFromManyThreadsOnOneThread() throws InterruptedException {
        Listener listener = new Listener();
        TerminalWriter writer = TerminalWriter.start(listener);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread thread = new Thread(() -> writer.accept(new RunEvent.StillRunning(Sample.START, List.of())));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        writer.close();

        assertThat(listener.heard).isEqualTo(20);
        assertThat(listener.threads).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(listener.closed).isTrue();
    }

    @Test
    void tellsThatTimeGoesByWhileNothingHappens() throws InterruptedException {
        Listener listener = new Listener();
        TerminalWriter writer = TerminalWriter.start(listener);
        listener.ticks.await();
        writer.close();

        assertThat(listener.heard).isZero();
    }

    @Test
    void saysThatTheRendererFailedAndStillClosesIt() {
        Listener listener = new Listener();
        TerminalWriter writer = TerminalWriter.start(listener);
        writer.accept(new RunEvent.Started(Sample.START, Sample.head(1)));

        assertThatThrownBy(writer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started");
        assertThat(listener.closed).isTrue();
    }

    @Test
    void mayBeClosedTwice() {
        TerminalWriter writer = TerminalWriter.start(new Listener());
        writer.close();

        assertThatCode(writer::close).doesNotThrowAnyException();
    }

    private static final class Listener implements Renderer {
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final CountDownLatch ticks = new CountDownLatch(3);
        private int heard;
        private boolean closed;

        @Override
        public Optional<Duration> tickEvery() {
            return Optional.of(Duration.ofMillis(1));
        }

        @Override
        public void tick() {
            ticks.countDown();
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void started(RunEvent.Started event) {
            throw new IllegalArgumentException("started");
        }

        @Override
        public void checkStarted(RunEvent.CheckStarted event) {}

        @Override
        public void checkEnded(RunEvent.CheckEnded event) {}

        @Override
        public void stillRunning(RunEvent.StillRunning event) {
            heard++;
            threads.add(Thread.currentThread());
        }

        @Override
        public void ended(RunEvent.Ended event) {}
    }
}
