package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Names what still runs, on one line. */
final class StillRunningText {
    private static final int MOST = 8;

    private StillRunningText() {}

    /** Of a check that runs alone, it also says what it does: that is what people wait for. */
    static String of(RunEvent.StillRunning event) {
        if (event.checks().size() == 1 && !event.checks().get(0).step().isEmpty()) {
            RunEvent.Running alone = event.checks().get(0);
            return "Still running: %s (%s): %s".formatted(alone.id(), since(alone.since(), event.at()), alone.step());
        }
        List<String> checks = event.checks().stream()
                .map(check -> check.id() + " (" + since(check.since(), event.at()) + ")")
                .toList();
        return checks.isEmpty() ? "Still running: preparing" : "Still running: " + Words.list(checks, MOST);
    }

    static String since(Instant start, Instant now) {
        return DurationWords.inWholeSeconds(Duration.between(start, now));
    }
}
