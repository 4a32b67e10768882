package dev.predeploy.kit.engine;

import com.github.dockerjava.api.model.Ulimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of this process, as a container may have them, too. Podman, which has no daemon of its own, asks the system for
 * more than that, and starts nothing where the system refuses.
 *
 * @param limits each limit that containers are given by default
 */
record OwnLimits(List<Limit> limits) {
    private static final Path FILE = Path.of("/proc/self/limits");

    OwnLimits {
        limits = List.copyOf(limits);
    }

    /**
     * A limit.
     *
     * @param name its name, as the engines spell it
     * @param soft what holds now
     * @param hard up to where a process may raise it
     */
    record Limit(String name, long soft, long hard) {}

    /** Returns what an engine is to be told: nothing, unless it is Podman. */
    static OwnLimits of(EngineClient client) {
        return client.sort() == EngineClient.Sort.PODMAN ? read(FILE) : new OwnLimits(List.of());
    }

    static OwnLimits read(Path file) {
        try {
            String text = Files.readString(file);
            List<Limit> found = new ArrayList<>();
            find(text, "Max open files", "nofile", found);
            find(text, "Max processes", "nproc", found);
            return new OwnLimits(found);
        } catch (IOException elsewhere) {
            return new OwnLimits(List.of()); // no Linux: the engine is in a machine of its own
        }
    }

    private static void find(String text, String title, String name, List<Limit> found) {
        Matcher line = Pattern.compile("(?m)^" + title + " +(\\d+) +(\\d+)").matcher(text);
        if (line.find()) {
            found.add(new Limit(name, Long.parseLong(line.group(1)), Long.parseLong(line.group(2))));
        }
    }

    /** Returns them as options of the client. */
    List<String> options() {
        return limits.stream()
                .flatMap(limit ->
                        List.of("--ulimit", "%s=%d:%d".formatted(limit.name(), limit.soft(), limit.hard())).stream())
                .toList();
    }

    /** Returns them as the engine's API takes them. */
    List<Ulimit> asUlimits() {
        return limits.stream()
                .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                .toList();
    }
}
