package dev.predeploy.kit.offspring;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Some processes, all that descend from them, and all that carry a marker, to be ended together. */
public final class Offspring {
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final Set<ProcessHandle> known;
    private final Marker marker;

    /** Takes the processes that are known; the others are looked for when needed. */
    public Offspring(Collection<ProcessHandle> known, Marker marker) {
        this.known = new LinkedHashSet<>(known);
        this.marker = marker;
    }

    /**
     * Looks for all that still run, and again where one ended meanwhile: it may have started another just before.
     *
     * @return the older first: what ends them in this order has no shell left that would write of its child's end
     */
    public List<ProcessHandle> living() {
        boolean ended = true;
        while (ended) {
            known.addAll(marker.holders());
            for (ProcessHandle process : List.copyOf(known)) {
                process.descendants().forEach(known::add);
            }
            known.remove(ProcessHandle.current());
            ended = known.removeIf(process -> !Trace.runs(process));
        }
        return List.copyOf(known);
    }

    /**
     * Ends all: asks (SIGTERM), waits, and kills (SIGKILL) what is left. Looks again and again, because what is being
     * ended may start more. An interrupt does not shorten this; it is kept for the caller.
     *
     * @param grace how long to wait between asking and killing
     * @return the names of the processes that had to be ended
     */
    public Set<String> end(Duration grace) {
        return end(grace, () -> {});
    }

    /** Ends all as {@link #end(Duration)} does, and between its looks does something else, such as reading output. */
    public Set<String> end(Duration grace, Runnable meanwhile) {
        Set<String> ended = new TreeSet<>();
        Set<ProcessHandle> asked = new HashSet<>();
        Patience asking = new Patience(grace);
        Patience killing = new Patience(LAST_WAIT);
        try {
            for (List<ProcessHandle> living = living(); !living.isEmpty(); living = living()) {
                living.forEach(process -> ended.add(nameOf(process)));
                meanwhile.run();
                if (asking.isLeft()) {
                    living.stream().filter(asked::add).forEach(ProcessHandle::destroy);
                    asking.pause();
                } else if (killing.isLeft()) {
                    living.forEach(ProcessHandle::destroyForcibly);
                    killing.pause();
                } else {
                    break;
                }
            }
        } finally {
            asking.restoreInterrupt();
            killing.restoreInterrupt();
        }
        return ended;
    }

    /** Returns how much memory all that still run hold now: the sum of their resident sets; 0 where nobody says. */
    public long residentBytes() {
        return living().stream()
                .mapToLong(process -> ProcFiles.residentBytes(process.pid()))
                .sum();
    }

    private static String nameOf(ProcessHandle process) {
        String program = process.info().command().orElse("process");
        return program.substring(program.lastIndexOf('/') + 1) + " (pid " + process.pid() + ")";
    }
}
