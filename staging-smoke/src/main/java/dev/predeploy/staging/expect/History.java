package dev.predeploy.staging.expect;

import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers the replies of a trial: how many, how long, and when they changed. */
final class History {
    private final long begin = System.nanoTime();
    private final List<Stretch> stretches = new ArrayList<>();
    private Optional<Reply> last = Optional.empty();
    private Duration elapsed = Duration.ZERO;
    private int count;

    /** Replies of one sort in a row. */
    private record Stretch(String brief, Duration since, int times) {}

    void add(Reply reply) {
        elapsed = Duration.ofNanos(System.nanoTime() - begin);
        count++;
        last = Optional.of(reply);
        int end = stretches.size() - 1;
        if (end >= 0 && stretches.get(end).brief().equals(reply.brief())) {
            Stretch stretch = stretches.get(end);
            stretches.set(end, new Stretch(stretch.brief(), stretch.since(), stretch.times() + 1));
        } else {
            stretches.add(new Stretch(reply.brief(), elapsed, 1));
        }
    }

    void end() {
        elapsed = Duration.ofNanos(System.nanoTime() - begin);
    }

    int count() {
        return count;
    }

    Duration elapsed() {
        return elapsed;
    }

    Optional<Reply> last() {
        return last;
    }

    /** Returns how often it was asked, and for how long, such as {@code 12 requests in 3.04 s}. */
    String sum() {
        return (count == 1 ? "1 request" : count + " requests") + " in " + Transcript.seconds(elapsed);
    }

    /** Returns a number of times in words, such as {@code once}. */
    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    List<String> lines() {
        return stretches.stream()
                .map(stretch -> "%s from %s on: %s"
                        .formatted(stretch.brief(), Transcript.seconds(stretch.since()), times(stretch.times())))
                .toList();
    }
}
