package dev.predeploy.kit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many processes the kernel has killed for want of memory: the sum of the counters of the machine
 * ({@code /proc/vmstat}, since Linux 4.13) and of our control group (cgroup v2 {@code memory.events}, v1
 * {@code memory.oom_control}). Only its rise means something.
 */
final class KernelKills implements LongSupplier {
    private static final Pattern COUNTER = Pattern.compile("(?m)^oom_kill (\\d+)$");
    private static final Pattern GROUP = Pattern.compile("(?m)^\\d+:(|(?:\\w+,)*memory(?:,\\w+)*):/(.*)$");
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private final List<Path> counters;

    KernelKills() {
        this(Stream.concat(Stream.of(Path.of("/proc/vmstat")), ofOurGroups()).toList());
    }

    KernelKills(List<Path> counters) {
        this.counters = counters.stream().filter(Files::isReadable).toList();
    }

    @Override
    public long getAsLong() {
        return counters.stream().mapToLong(KernelKills::count).sum();
    }

    private static long count(Path file) {
        Matcher line = COUNTER.matcher(textOf(file));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    private static Stream<Path> ofOurGroups() {
        return GROUP.matcher(textOf(Path.of("/proc/self/cgroup")))
                .results()
                .flatMap(line -> line.group(1).isEmpty()
                        ? Stream.of(ROOT.resolve(line.group(2)).resolve("memory.events"))
                        : Stream.of(line.group(2), "") // inside a container, our group is the root of what is shown
                                .map(group ->
                                        ROOT.resolve("memory").resolve(group).resolve("memory.oom_control")));
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
