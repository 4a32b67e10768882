package dev.predeploy.kit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckNotRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunControlTests {
    private static final RunControl.Stop STOP = new RunControl.Stop("enough", "run again");

    private final RunControl control = new RunControl(Optional.of(1));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
        control.close();
    }

    @Test
    void stopsWhatWorksAndWhatWaitsForItsTurn() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        Future<String> worker = threads.submit(() -> {
            try (Turn turn = control.await(Work.PROCESSOR)) {
                assertThat(turn.limitReached()).isEmpty();
                working.countDown();
                return hang();
            }
        });
        working.await();
        Future<String> waiting = threads.submit(() -> {
            try (Turn turn = control.await(Work.PROCESSOR)) {
                return "worked" + turn.limitReached();
            } catch (InterruptedException | CheckNotRun e) {
                return "never began";
            }
        });

        control.stop(STOP);

        assertThat(worker.get()).isEqualTo("interrupted");
        assertThat(waiting.get()).isEqualTo("never began");
        assertThatThrownBy(() -> control.await(Work.NETWORK))
                .isInstanceOf(CheckNotRun.class)
                .hasMessageContaining("enough");
    }

    @Test
    void keepsTheFirstReason() {
        control.stop(STOP);
        control.stop(new RunControl.Stop("more", "wait"));

        assertThat(control.stopped()).contains(STOP);
        assertThat(control.stoppedJustNow(false)).contains(STOP);
    }

    @Test
    void waitsForTheWordWhereASignalHasEndedATool() {
        assertThat(control.stoppedJustNow(true)).isEmpty();
        control.suspectStop();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> control.stop(STOP));
        assertThat(control.stoppedJustNow(false)).contains(STOP);
    }

    @Test
    void stopsOneTurnAtItsLimitAndLeavesNoInterruptBehind() throws Exception {
        try (Turn turn = control.await(Work.PROCESSOR)) {
            Future<?> limit = control.limit(turn, Duration.ofMillis(20));
            assertThat(hang()).isEqualTo("interrupted");
            limit.cancel(false);
            assertThat(turn.limitReached()).contains(new Turn.TimeLimit(Duration.ofMillis(20)));
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(control.stopped()).isEmpty();
    }

    @Test
    void doesNotCountWhatAnotherCheckAnswersFor() throws Exception {
        try (Turn turn = control.await(Work.PROCESSOR)) {
            Future<?> limit = control.limit(turn, Duration.ofMillis(500));
            CountDownLatch later = new CountDownLatch(1);
            Boolean inTime = Turn.uncounted(() -> later.await(1500, TimeUnit.MILLISECONDS));
            assertThat(inTime).isFalse();
            assertThat(turn.limitReached()).isEmpty();
            assertThat(hang()).isEqualTo("interrupted");
            limit.cancel(false);
            assertThat(turn.limitReached()).isPresent();
        }
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
            return "ended by itself";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
