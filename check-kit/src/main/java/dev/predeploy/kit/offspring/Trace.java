package dev.predeploy.kit.offspring;

import java.time.Instant;
import java.util.Optional;

/**
 * What is needed to know a process again, also from another JVM, although its id may have been given away since.
 *
 * @param pid its id
 * @param machine the boot of the machine and the space of process ids that the id belongs to
 * @param birth when it started, in a form that changes of the clock leave alone where the system has one
 */
public record Trace(long pid, String machine, String birth) {

    /** Refuses parts that a line could not hold. */
    public Trace {
        if (!machine.matches("[^ ]+/[^ ]+") || birth.isBlank() || birth.contains(" ")) {
            throw new IllegalArgumentException("Not the trace of a process: " + pid + " " + machine + " " + birth);
        }
    }

    /** Takes the trace of a process. */
    public static Trace of(ProcessHandle process) {
        return new Trace(process.pid(), here(), birthOf(process));
    }

    /** Reads a trace from its line; empty if the line is none, such as one that was being written at a crash. */
    public static Optional<Trace> parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[0].matches("\\d{1,18}") || !words[1].matches(".+/.+") || words[2].isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Trace(Long.parseLong(words[0]), words[1], words[2]));
    }

    /** Returns the trace as a line without its end, for {@link #parse}. */
    public String line() {
        return pid + " " + machine + " " + birth;
    }

    /** Returns the process, if it still runs and is the same. */
    public Optional<ProcessHandle> living() {
        if (!machine.equals(here())) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(Trace::runs)
                .filter(process -> birthOf(process).equals(birth));
    }

    /** Says whether the process may run where we cannot see it: on this machine, among the ids of another container. */
    public boolean isOutOfSight() {
        String boot = machine.substring(0, machine.indexOf('/') + 1);
        return !machine.equals(here()) && !boot.equals("-/") && here().startsWith(boot);
    }

    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !ProcFiles.isZombie(process.pid());
    }

    private static String here() {
        String boot =
                ProcFiles.read("sys/kernel/random/boot_id").map(String::strip).orElse("-");
        return boot + "/" + ProcFiles.link("self/ns/pid").orElse("-");
    }

    private static String birthOf(ProcessHandle process) {
        return ProcFiles.startTicks(process.pid())
                .orElseGet(() ->
                        process.info().startInstant().map(Instant::toString).orElse("-"));
    }
}
