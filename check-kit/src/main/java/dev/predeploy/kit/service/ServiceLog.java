package dev.predeploy.kit.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** The last lines that a service wrote. The engine ends it when the service does, so it also tells that. */
final class ServiceLog implements Consumer<OutputFrame> {
    private static final int KEPT_LINES = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void accept(OutputFrame frame) {
        if (frame.getType() == OutputFrame.OutputType.END) {
            ended.countDown();
        } else {
            add(frame.getUtf8StringWithoutLineEnding());
        }
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized List<String> tail(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
    }
}
