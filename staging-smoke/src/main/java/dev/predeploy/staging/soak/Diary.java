package dev.predeploy.staging.soak;

import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.load.Latencies;
import dev.predeploy.staging.load.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was seen so far: counts, and the outages with their times. */
final class Diary {
    private static final int MOST_OUTAGES = 1000;

    private final Tally tally = new Tally();
    private final List<Outage> over = new ArrayList<>();
    private Optional<Outage> now = Optional.empty();

    /** Adds a reply to a question that was asked at the given time. */
    void add(Reply reply, Instant asked) {
        tally.add(reply, reply.took());
        Optional<String> sort = Tally.sort(reply);
        if (sort.isEmpty()) {
            now.map(outage -> outage.endedAt(asked)).ifPresent(this::remember);
            now = Optional.empty();
        } else {
            now = Optional.of(
                    now.map(outage -> outage.goesOn(asked)).orElseGet(() -> Outage.beginning(asked, sort.get())));
        }
    }

    private void remember(Outage outage) {
        if (over.size() < MOST_OUTAGES) {
            over.add(outage);
        }
    }

    boolean isOut() {
        return now.isPresent();
    }

    List<Outage> outages() {
        List<Outage> all = new ArrayList<>(over);
        now.ifPresent(all::add);
        return all;
    }

    Optional<Outage> longest() {
        return outages().stream().max(Comparator.comparing(Outage::lasted).thenComparing(Outage::questions));
    }

    long asked() {
        return tally.count();
    }

    long good() {
        return tally.count() - tally.errors();
    }

    String errors() {
        return tally.errorWords();
    }

    Latencies latencies() {
        return tally.measured();
    }

    Availability availability() {
        return Availability.of(good(), asked());
    }
}
