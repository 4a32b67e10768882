package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Words what is wrong when there is no working PostgreSQL, and what to do. */
final class Trouble {
    private static final Pattern OF_PARAMETERS = Pattern.compile("unrecognized configuration parameter"
            + "|invalid value for parameter|outside the valid range|must be less than max_connections"
            + "|too many clients|remaining connection slots");

    private Trouble() {}

    static CheckBroken inCache(Path cache, Exception failure) {
        return new CheckBroken(
                Finding.of("The cache of PostgreSQL binaries cannot be used")
                        .actual(failure.toString())
                        .fix("Make " + cache + " writable and see that its disk is not full, or name another folder by"
                                + " the environment variable " + CacheFolder.VARIABLE + "."),
                failure);
    }

    static CheckBroken because(String what, List<String> log, Exception failure) {
        String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new CheckBroken(withLog(what + ": " + cause.lines().findFirst().orElse(""), log), failure);
    }

    static Finding withLog(String what, List<String> log) {
        return withLog(
                what, log, "See the log; if the cache of binaries is damaged, remove " + CacheFolder.find() + ".");
    }

    /** Words it with another remedy than ours for what the log does not explain. */
    static Finding withLog(String what, List<String> log, String otherwise) {
        Finding finding = Finding.of(what).fix(remedy(String.join("\n", log), otherwise));
        return log.isEmpty() ? finding : finding.actual("PostgreSQL's log ends: " + String.join(" | ", log));
    }

    private static String remedy(String log, String otherwise) {
        if (log.contains("No space left on device")) {
            return "Free space where its data lie, in /dev/shm or on the disk that holds temporary files, or choose another"
                    + " folder with -Djava.io.tmpdir.";
        }
        if (OF_PARAMETERS.matcher(log).find()) {
            return "Correct integration.database.parameters in the stack file.";
        }
        if (log.contains("shared memory") || log.contains("semaphores")) {
            return "Allow more shared memory (in a container: a larger /dev/shm).";
        }
        if (log.contains("error while loading shared libraries") || log.contains("No such file or directory")) {
            return "Remove the cache of binaries (" + CacheFolder.find() + ") so that it is made anew; on a system"
                    + " without glibc, use an image that has it.";
        }
        return otherwise;
    }
}
