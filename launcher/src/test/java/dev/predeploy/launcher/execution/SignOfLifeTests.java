package dev.predeploy.launcher.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignOfLifeTests {
    @Test
    void goesOnAfterOneThatCouldNotBeToldAndTakesDownWhy() throws Exception {
        CountDownLatch told = new CountDownLatch(2);
        List<RuntimeException> trouble = new ArrayList<>();
        IllegalStateException full = new IllegalStateException("no room");
        SignOfLife sign = new SignOfLife(
                () -> {
                    told.countDown();
                    if (told.getCount() == 1) {
                        throw full;
                    }
                },
                trouble::add);

        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            Future<?> unused = clock.scheduleAtFixedRate(sign, 0, 1, TimeUnit.MILLISECONDS);
            told.await();
        } finally {
            clock.shutdownNow();
        }

        assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(trouble).containsExactly(full);
    }
}
