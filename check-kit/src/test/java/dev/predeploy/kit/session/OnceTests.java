package dev.predeploy.kit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OnceTests {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void isMadeByWhoAsksFirstWhileTheOthersWait() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Once<Integer> once = new Once<>(made::incrementAndGet);
        List<Callable<Integer>> askers = Collections.nCopies(8, once::get);
        for (Future<Integer> answer : threads.invokeAll(askers)) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void rethrowsTheFailureToItsOwnerAndBlocksTheOthers() {
        Once<String> once = new Once<>(() -> {
            throw new CheckFailed(Finding.of("does not build"));
        });

        assertThatThrownBy(once::get).isInstanceOf(CheckFailed.class);
        assertThatThrownBy(() -> once.neededFrom("build/image/api"))
                .isInstanceOfSatisfying(
                        CheckNotRun.class,
                        blocked -> assertThat(blocked.blockedBy()).contains("build/image/api"));
    }

    @Test
    void isMadeByTheNextWhenTheFirstIsStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        Once<Integer> once = new Once<>(() -> {
            if (tries.incrementAndGet() == 1) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return tries.get();
        });
        Future<Integer> first = threads.submit(once::get);
        begun.await();
        Future<Integer> second = threads.submit(once::get);

        first.cancel(true);

        assertThat(second.get()).isEqualTo(2);
        assertThat(once.get()).isEqualTo(2);
    }

    @Test
    void neverHoldsALimiterWhileItWaits() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Once<String> once = new Once<>(() -> {
            asked.countDown();
            go.await();
            return "made";
        });
        try (RunControl control = new RunControl(Optional.of(1))) {
            Future<String> maker = threads.submit(once::get);
            asked.await();
            Future<String> waiting = threads.submit(() -> {
                try (Turn turn = control.await(Work.PROCESSOR)) {
                    begun.countDown();
                    return once.get() + turn.limitReached().isPresent();
                }
            });
            begun.await();
            // The only permit is free again as soon as the other waits; else this would wait for ever.
            control.await(Work.NETWORK).close();
            go.countDown();
            assertThat(maker.get()).isEqualTo("made");
            assertThat(waiting.get()).isEqualTo("madefalse");
        }
    }
}
