package dev.predeploy.kit.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signals that end a process, and how an exit code tells of them: the JVM and every shell report {@code 128 + n}.
 * Signal 1 is left out, for 129 is what git and others answer to a wrong option.
 */
final class Signals {
    private static final int OFFSET = 128;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    static final int KILL = 9;

    /** SIGINT, SIGQUIT and SIGTERM; a SIGKILL may also be for want of memory, out of our sight in a container. */
    private static final Set<Integer> SENT = Set.of(2, 3, 15);

    private Signals() {}

    /** Returns what an exit code says of a signal, if it does. */
    static Optional<Ending.Killed> of(int exitCode) {
        int signal = exitCode - OFFSET;
        return Optional.ofNullable(NAMES.get(signal)).map(name -> new Ending.Killed(signal, name));
    }

    static boolean isSent(int signal) {
        return SENT.contains(signal);
    }

    static String remedy(int signal) {
        return switch (signal) {
            case 4, 5, 6, 7, 8, 11, 31 -> "the tool crashed: see its output, and try another version of it";
            case 24, 25 -> "a limit of the shell or container was reached: see `ulimit -a`";
            default -> "find out who did, such as another limit on this machine or a person, and run it again";
        };
    }
}
