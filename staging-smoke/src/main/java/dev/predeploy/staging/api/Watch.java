package dev.predeploy.staging.api;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Looks at a server again and again, until nothing is wrong any more, the time is over, or what is wrong is nothing that
 * passes by itself.
 *
 * @param within how long to go on
 * @param every how long to wait between two looks
 * @param passing the rules of what may pass by itself, such as a target that was not scraped yet
 */
public record Watch(Duration within, Duration every, Set<String> passing) {
    /** Copies the rules. */
    public Watch {
        passing = Set.copyOf(passing);
    }

    /** Looks once. */
    @FunctionalInterface
    public interface Look {
        /** Returns what is wrong. */
        List<Finding> findings() throws InterruptedException;
    }

    /**
     * Looks, and looks again.
     *
     * @return what the last look found
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> over(Api api, Look look) throws InterruptedException {
        Looks looks = new Looks(api, look);
        long begin = System.nanoTime();
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions() // else it sets the handler of the whole process
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(every)
                    .atMost(within)
                    .until(() -> !mayPass(looks.again()));
        } catch (ConditionTimeoutException over) { // what was found last says more
            api.note("not better within " + Transcript.seconds(within));
        }
        if (Thread.interrupted()) { // Awaitility sleeps on and keeps the interrupt for later
            throw new InterruptedException();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        api.note("looked " + (looks.count == 1 ? "once" : looks.count + " times") + " in " + Transcript.seconds(took));
        return looks.last;
    }

    /** Counts looks, and remembers what the last one found; each is written down anew. */
    private static final class Looks {
        private final Api api;
        private final Look look;
        private List<Finding> last = List.of();
        private int count;

        Looks(Api api, Look look) {
            this.api = api;
            this.look = look;
        }

        List<Finding> again() throws InterruptedException {
            count++;
            api.begin();
            last = look.findings();
            return last;
        }
    }

    private boolean mayPass(List<Finding> findings) {
        return !findings.isEmpty()
                && findings.stream()
                        .allMatch(finding ->
                                finding.rule().filter(passing::contains).isPresent());
    }
}
