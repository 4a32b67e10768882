package dev.predeploy.staging.limit;

import dev.predeploy.staging.http.Answer;
import java.time.Instant;

/** An answer, and when it came. */
record Sample(Answer answer, Instant at) {}
