package dev.predeploy.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made to its end. */
@Timeout(60)
class UnbrokenTests {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch undone = new CountDownLatch(1);

    @AfterEach
    void lowersTheFlag() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void isThereWhenNobodyInterrupts() throws Exception {
        Unbroken.make(() -> done.add("made"), () -> done.add("undone"));
        assertThat(done).containsExactly("made");
    }

    @Test
    void isUndoneWhenItIsMadeHoweverOftenWeAreInterrupted() throws Exception {
        FutureTask<Void> task = started();
        for (int times = 0; times < 3; times++) {
            thread.interrupt();
            Thread.sleep(50);
        }
        assertThat(task.isDone()).isFalse();
        mayEnd.countDown();
        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(done).containsExactly("made", "undone");
    }

    @Test
    void isUndoneLaterByAnEngineThatTakesLonger() throws Exception {
        FutureTask<Void> task = started();
        thread.interrupt();
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(task::get);
        assertThat(done).isEmpty();
        mayEnd.countDown();
        assertThat(undone.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("made", "undone");
    }

    @Test
    void isNotBegunByAThreadThatIsInterruptedAlready() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Unbroken.make(() -> done.add("made"), () -> done.add("undone")));
        assertThat(done).isEmpty();
    }

    @Test
    void throwsWhatItsMakerThrows() {
        IllegalStateException refused = new IllegalStateException("no");
        assertThatThrownBy(() -> Unbroken.make(
                        () -> {
                            throw refused;
                        },
                        () -> done.add("undone")))
                .isSameAs(refused);
        assertThat(done).isEmpty();
    }

    private Thread thread = Thread.currentThread();

    private FutureTask<Void> started() throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            Unbroken.make(this::makeSlowly, () -> {
                done.add("undone");
                undone.countDown();
            });
            return null;
        });
        thread = new Thread(task, "maker");
        thread.start();
        begun.await();
        return task;
    }

    private void makeSlowly() {
        begun.countDown();
        try {
            mayEnd.await();
            done.add("made");
        } catch (InterruptedException broken) {
            done.add("broken off");
        }
    }
}
