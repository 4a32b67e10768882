package dev.predeploy.kit.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Limits how many checks work at once: by the sort of work, or over all sorts where somebody said how many. */
final class Permits {
    private final Map<Work, Semaphore> bySort = new EnumMap<>(Work.class);

    Permits(Optional<Integer> jobs) {
        Optional<Semaphore> overAll = jobs.map(count -> new Semaphore(count, true));
        for (Work work : Work.values()) {
            bySort.put(work, overAll.orElseGet(() -> new Semaphore(work.atOnce(), true)));
        }
    }

    Semaphore of(Work work) {
        Semaphore semaphore = bySort.get(work);
        if (semaphore == null) {
            throw new IllegalStateException("No permits for " + work);
        }
        return semaphore;
    }
}
