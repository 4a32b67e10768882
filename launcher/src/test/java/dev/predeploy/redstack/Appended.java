package dev.predeploy.redstack;

import dev.predeploy.launcher.terminal.Sink;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what is written, from whichever thread. */
final class Appended implements Sink {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void write(String text) {
        texts.add(text);
    }

    String text() {
        return String.join("", texts);
    }
}
