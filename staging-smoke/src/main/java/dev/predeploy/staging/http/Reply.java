package dev.predeploy.staging.http;

import java.time.Duration;

/** What came of a question: an answer, or silence. */
public sealed interface Reply permits Answer, Silence {
    /** Returns how long it took to come to this. */
    Duration took();

    /** Returns it in a few words, such as {@code 503} or {@code connection-refused}. */
    String brief();
}
