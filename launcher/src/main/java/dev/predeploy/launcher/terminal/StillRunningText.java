package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Names what still runs, on one line. */
final class StillRunningText {
    private static final int MOST = 8;

    private StillRunningText() {}

    static String of(RunEvent.StillRunning event) {
        List<String> checks = event.checks().stream()
                .map(check -> check.id() + " (" + since(check.since(), event.at()) + ")")
                .toList();
        return checks.isEmpty() ? "Still running: preparing" : "Still running: " + Words.list(checks, MOST);
    }

    static String since(Instant start, Instant now) {
        return DurationWords.inWholeSeconds(Duration.between(start, now));
    }
}
