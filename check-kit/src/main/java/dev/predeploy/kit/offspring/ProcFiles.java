package dev.predeploy.kit.offspring;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux tells about processes in {@code /proc}; elsewhere every answer is empty. See proc(5). */
final class ProcFiles {
    private static final Path PROC = Path.of("/proc");
    private static final long KERNEL_THREAD = 0x00200000; // PF_KTHREAD of the kernel's sched.h
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private ProcFiles() {}

    /** Returns the text of a file of {@code /proc}, empty where it is missing, forbidden or its process is gone. */
    static Optional<String> read(String file) {
        try (InputStream in =
                new FileInputStream(PROC.resolve(file).toFile())) { // no channel: an interrupt closes those
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Returns the fields of {@code stat} from the third on: the second, the name, may hold blanks and brackets. */
    static Optional<String[]> stat(long pid) {
        return read(pid + "/stat")
                .map(text -> text.substring(text.lastIndexOf(')') + 1).strip().split(" "));
    }

    /** Says whether a process has ended and only waits to be fetched by its parent, which may never happen. */
    static boolean isZombie(long pid) {
        return stat(pid)
                .map(fields -> fields[0].equals("Z") || fields[0].equals("X"))
                .orElse(false);
    }

    /** Says whether a process lives and runs a program, which threads of the kernel do not. */
    static boolean isProgram(long pid) {
        return !isZombie(pid)
                && stat(pid)
                        .filter(fields -> fields.length > 6)
                        .map(fields -> (Long.parseLong(fields[6]) & KERNEL_THREAD) == 0)
                        .orElse(false);
    }

    /**
     * Says whether a process has ended, runs no program, or one that was given an environment without a variable. The
     * field {@code startcode} is the last that the kernel sets while a process becomes another program; until then
     * {@code env_start} and {@code env_end} say nothing.
     */
    static boolean hasNoEnvironment(long pid) {
        return !isProgram(pid)
                || stat(pid)
                        .filter(fields -> fields.length > 48)
                        .filter(fields -> !fields[23].equals("0") && fields[47].equals(fields[48]))
                        .isPresent();
    }

    /** Returns when a process started, in clock ticks since the machine did. */
    static Optional<String> startTicks(long pid) {
        return stat(pid).filter(fields -> fields.length > 19).map(fields -> fields[19]);
    }

    /** Returns the memory that a process holds, {@code VmRSS} of its {@code status}. */
    static long residentBytes(long pid) {
        return read(pid + "/status")
                .map(RESIDENT::matcher)
                .filter(Matcher::find)
                .map(line -> Long.parseLong(line.group(1)) * 1024)
                .orElse(0L);
    }

    /** Returns the ids of all processes that are visible. */
    static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            entries.forEach(entry -> pids.add(Long.parseLong(String.valueOf(entry.getFileName()))));
        } catch (IOException notLinux) {
            return List.of();
        }
        return pids;
    }

    /** Returns the id that was given to the newest process or thread, the last field of {@code loadavg}. */
    static Optional<Long> newestPid() {
        return read("loadavg")
                .map(text -> Long.parseLong(text.strip().substring(text.strip().lastIndexOf(' ') + 1)));
    }

    /** Returns where a symbolic link of {@code /proc} points to. */
    static Optional<String> link(String file) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(file)).toString());
        } catch (IOException | UnsupportedOperationException absent) {
            return Optional.empty();
        }
    }
}
