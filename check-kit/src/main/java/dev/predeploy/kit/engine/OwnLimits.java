package dev.predeploy.kit.engine;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.model.Ulimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of this process, as a container may have them, too. Podman, which has no daemon of its own, asks the system for
 * more than that, and starts nothing where the system refuses.
 *
 * @param limits each limit that containers are given by default
 */
public record OwnLimits(List<Limit> limits) {
    private static final Path FILE = Path.of("/proc/self/limits");
    private static final Path HIGHEST = Path.of("/proc/sys/kernel/pid_max");

    /** Copies what it is given. */
    public OwnLimits {
        limits = List.copyOf(limits);
    }

    /**
     * A limit.
     *
     * @param name its name, as the engines spell it
     * @param soft what holds now
     * @param hard up to where a process may raise it
     */
    public record Limit(String name, long soft, long hard) {
        Limit atMost(long most) {
            return new Limit(name, Math.min(soft, most), Math.min(hard, most));
        }
    }

    /** Returns what an engine is to be told: nothing, unless it is Podman. */
    public static OwnLimits of(EngineClient client) {
        return client.sort() == EngineClient.Sort.PODMAN ? read(FILE, HIGHEST) : new OwnLimits(List.of());
    }

    /** Podman lowers its own limits to the highest process id, so that is what it can give at most. */
    static OwnLimits read(Path file, Path highest) {
        try (BufferedReader number = Files.newBufferedReader(highest)) { // such a file is read at once, or only in part
            String text = Files.readString(file);
            long most = Long.parseLong(requireNonNull(number.readLine()));
            List<Limit> found = new ArrayList<>();
            find(text, "Max open files", "nofile")
                    .map(limit -> limit.atMost(most))
                    .ifPresent(found::add);
            find(text, "Max processes", "nproc")
                    .map(limit -> limit.atMost(most))
                    .ifPresent(found::add);
            return new OwnLimits(found);
        } catch (IOException elsewhere) {
            return new OwnLimits(List.of()); // no Linux: the engine is in a machine of its own
        }
    }

    private static Optional<Limit> find(String text, String title, String name) {
        Matcher line = Pattern.compile("(?m)^" + title + " +(\\d+) +(\\d+)").matcher(text);
        return line.find()
                ? Optional.of(new Limit(name, Long.parseLong(line.group(1)), Long.parseLong(line.group(2))))
                : Optional.empty();
    }

    /** Returns them as options of the client. */
    List<String> options() {
        return limits.stream()
                .flatMap(limit ->
                        List.of("--ulimit", "%s=%d:%d".formatted(limit.name(), limit.soft(), limit.hard())).stream())
                .toList();
    }

    /** Returns them as the engine's API takes them. */
    public List<Ulimit> asUlimits() {
        return limits.stream()
                .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                .toList();
    }
}
