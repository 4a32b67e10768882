package dev.predeploy.kit.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Says how a command came to its end. */
public sealed interface Ending {

    /** Returns what happened, who stopped it, and what to do, in words that follow the command's name. */
    String sentence();

    /** Says whether the command did its work to the end and was content. */
    default boolean isSuccess() {
        return false;
    }

    /** It ended by itself. */
    record Exited(int code) implements Ending {
        @Override
        public boolean isSuccess() {
            return code == 0;
        }

        @Override
        public String sentence() {
            return code == 0 ? "ended well" : "ended with exit code " + code;
        }
    }

    /**
     * Somebody else, or a fault of its own, ended it by a signal.
     *
     * @param signal the signal's number
     * @param name the signal's name, such as {@code SIGSEGV}
     */
    record Killed(int signal, String name) implements Ending {
        /** Says whether it is a signal by which people and supervisors end what works as it should. */
        public boolean isSent() {
            return Signals.isSent(signal);
        }

        @Override
        public String sentence() {
            return "was ended by %s (signal %d), which Predeploy did not send; %s"
                    .formatted(name, signal, Signals.remedy(signal));
        }
    }

    /**
     * It, or what it had started, was ended for want of memory: by us at the command's own limit, or else by the kernel.
     *
     * @param limit the command's own limit in bytes, if that was it
     * @param used what its process tree held when we ended it; empty if the kernel did
     */
    record OutOfMemory(Optional<Long> limit, Optional<Long> used) implements Ending {
        @Override
        public String sentence() {
            return limit.map(bytes -> used.map(held ->
                                            "held %s of memory, more than its limit of %s, and was ended by Predeploy"
                                                    .formatted(mebibytes(held), mebibytes(bytes)))
                                    .orElse("was killed by the kernel, because it wanted more memory than its limit of "
                                            + mebibytes(bytes))
                            + "; allow it more, or make it need less")
                    .orElse("was killed by the kernel because the machine or its container ran out of memory;"
                            + " give it more memory, or run fewer checks at once");
        }

        private static String mebibytes(long bytes) {
            return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
        }
    }

    /** It ran into its time limit, and we ended it and all that it had started. */
    record TimedOut(Duration limit) implements Ending {
        @Override
        public String sentence() {
            return "still ran after " + seconds(limit) + " and was ended by Predeploy with all that it had started;"
                    + " allow it more time, or find out what it waits for";
        }

        private static String seconds(Duration time) {
            return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
        }
    }

    /** We ended it, because it was no longer needed. */
    record Stopped() implements Ending {
        @Override
        public String sentence() {
            return "was stopped by Predeploy, because it was no longer needed";
        }
    }

    /** There is no such tool. */
    record Missing(String tool) implements Ending {
        @Override
        public String sentence() {
            return "could not start: there is no " + tool + "; install it, or put its folder on the PATH";
        }
    }

    /** There is no such folder to run it in. */
    record FolderMissing(Path folder) implements Ending {
        @Override
        public String sentence() {
            return "could not start: there is no folder " + folder + "; name one that is there";
        }
    }

    /**
     * The tool is there, and the system will not run it.
     *
     * @param tool the tool
     * @param reason the system's own word, such as {@code Permission denied}
     */
    record NotExecutable(String tool, String reason) implements Ending {
        @Override
        public String sentence() {
            return "could not start: the system does not run " + tool + " (" + reason
                    + "); make it executable (chmod +x) and a program for this machine";
        }
    }
}
