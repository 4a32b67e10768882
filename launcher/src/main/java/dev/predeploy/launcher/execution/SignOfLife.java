package dev.predeploy.launcher.execution;

import java.util.function.Consumer;

/**
 * Tells that a run is alive. One that cannot be told is taken down and does not end the telling, as an exception would
 * that reaches the clock.
 *
 * @param tell tells it
 * @param trouble takes down why it could not be told
 */
record SignOfLife(Runnable tell, Consumer<RuntimeException> trouble) implements Runnable {
    @Override
    public void run() {
        try {
            tell.run();
        } catch (RuntimeException e) {
            trouble.accept(e);
        }
    }
}
