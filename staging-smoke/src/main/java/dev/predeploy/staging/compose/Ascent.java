package dev.predeploy.staging.compose;

import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Started;
import dev.predeploy.kit.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way of a stack from nothing to up: Compose starts it, and the engine's events say when it is worth a look. */
final class Ascent {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Whatever the events say: one may have come before they were listened to. */
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(2);

    private static final Duration EVENTS_MAY_TAKE = Duration.ofSeconds(10);

    private final Session session;
    private final ComposeStack stack;
    private final Started events;
    private final Started compose;
    private long lastLook;
    private long eventsSeen = -1;

    Ascent(Session session, ComposeStack stack, Started events, Started compose) {
        this.session = session;
        this.stack = stack;
        this.events = events;
        this.compose = compose;
    }

    void await(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline) {
            stopAtALoop();
            if (!compose.isAlive() && isUp()) {
                return;
            }
            pause(compose.isAlive() ? compose : events);
        }
        failure().late(shown(within));
    }

    private static String shown(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    /** Compose would wait on for what others need, as long as they have a start period. */
    private void stopAtALoop() throws InterruptedException {
        List<String> loops = Deaths.of(events.output()).loops();
        if (!loops.isEmpty()) {
            failure().ofThoseThatDie(loops);
        }
    }

    private boolean isUp() throws InterruptedException {
        Finished finished = compose.onExit().join();
        if (!finished.succeeded()) {
            fail(finished);
        }
        boolean isNews = events.output().length() != eventsSeen;
        if (!isWorthALook()) {
            return false;
        }
        failure().ofTheServices();
        List<ServiceState> states = stack.project().states();
        boolean mayDieYet = states.stream().anyMatch(ServiceState::isRunningUnasked);
        return states.stream().allMatch(state -> state.isWell() || state.hasEndedWell()) && !(mayDieYet && isNews);
    }

    /** Compose may have seen a service end before the engine's events tell of it. */
    private void fail(Finished finished) throws InterruptedException {
        long end = System.nanoTime() + EVENTS_MAY_TAKE.toNanos();
        while (UpFailure.isOfAService(finished) && System.nanoTime() < end) {
            failure().ofServicesThatEnded();
            pause(events);
        }
        failure().afterCompose(finished);
    }

    private boolean isWorthALook() {
        long seen = events.output().length();
        boolean isWorth = seen != eventsSeen || System.nanoTime() - lastLook > LOOK_AT_LEAST_EVERY.toNanos();
        if (isWorth) {
            eventsSeen = seen;
            lastLook = System.nanoTime();
        }
        return isWorth;
    }

    private UpFailure failure() {
        return new UpFailure(session, stack, Deaths.of(events.output()));
    }

    private static void pause(Started process) throws InterruptedException {
        try {
            process.onExit().get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException runsOn) {
            // which is what was waited for
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A command of the engine broke", broken);
        }
    }
}
