package dev.predeploy.integration.watchdog;

import java.time.Clock;
import java.time.Duration;

/**
 * How often the watchdog looks, and what it calls for ever.
 *
 * @param clock tells the time
 * @param period how long it rests between two looks
 * @param patience how long a statement may wait for a session that does nothing
 */
public record Pace(Clock clock, Duration period, Duration patience) {
    /** The pace for one tool that has the database to itself: a session of it that does nothing is waiting for the tool. */
    public static final Pace USUAL = new Pace(Clock.systemUTC(), Duration.ofMillis(250), Duration.ofMillis(1500));

    /** The pace for tools that run at the same time: one may be busy with something else than the database for a while. */
    public static final Pace OF_SEVERAL = new Pace(Clock.systemUTC(), Duration.ofMillis(250), Duration.ofSeconds(15));
}
