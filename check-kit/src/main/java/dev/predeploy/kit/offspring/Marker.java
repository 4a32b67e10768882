package dev.predeploy.kit.offspring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A variable of the environment by which a process is known to be ours. Children inherit it, so it also finds those
 * that left their parents' tree. Only Linux shows the environment of others.
 *
 * @param variable its name
 * @param value its value, which nobody else uses
 */
public record Marker(String variable, String value) {
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(1);

    /** Returns all processes that carry this marker, but never this one. */
    public List<ProcessHandle> holders() {
        return holders(pid -> true);
    }

    /**
     * Returns the processes that carry this marker and started after another. Ids are given in rising order, so this
     * looks at few processes, and at none where none has started since.
     */
    public List<ProcessHandle> holdersSince(long pid) {
        Optional<Long> newest = ProcFiles.newestPid();
        if (newest.isEmpty() || newest.get() == pid) {
            return List.of();
        }
        long last = newest.get();
        boolean wrapped = last < pid; // the ids began anew at the bottom
        return holders(other -> wrapped ? other > pid || other <= last : other > pid && other <= last);
    }

    private List<ProcessHandle> holders(LongPredicate candidate) {
        long self = ProcessHandle.current().pid();
        return ProcFiles.pids().stream()
                .filter(pid -> pid != self && candidate.test(pid) && isHeldBy(pid))
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isHeldBy(long pid) {
        return environment(pid)
                .filter(text -> ("\0" + text).contains("\0" + variable + "=" + value + "\0"))
                .isPresent();
    }

    /** A process that becomes another program meanwhile shows the environment of neither. */
    private static Optional<String> environment(long pid) {
        Optional<String> text = ProcFiles.read(pid + "/environ");
        Patience patience = new Patience(LONGEST_CHANGE);
        while (text.filter(String::isEmpty).isPresent() && !ProcFiles.hasNoEnvironment(pid) && patience.isLeft()) {
            patience.pause();
            text = ProcFiles.read(pid + "/environ");
        }
        patience.restoreInterrupt();
        return text;
    }
}
