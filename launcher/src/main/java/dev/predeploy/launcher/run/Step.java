package dev.predeploy.launcher.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A part of a check's work that it told of, such as {@code applied from empty}.
 *
 * @param name what was done
 * @param startedAt when it began
 * @param duration how long it took
 */
public record Step(String name, Instant startedAt, Duration duration) {}
