package dev.predeploy.kit.engine;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What ails an engine, known by the words of its clients and of the tools that run in it: none of it is the stack's fault. */
public enum EngineTrouble {
    /** It stopped, or was never there. */
    GONE(
            "Cannot connect to the Docker daemon|failed to connect to the docker API|unable to connect to Podman|error during connect|code = Unavailable"
                    + "|error reading from server|unexpected EOF|transport is closing",
            "Start the container engine again, and see its own log for why it stopped; then run again."),

    /** Its disk is full: of images, of volumes, of what containers wrote. */
    FULL(
            "no space left on device|disk quota exceeded",
            "Free space on the disk of the container engine: `docker system df` or `podman system df` tells what takes it,"
                    + " `system prune` removes what nobody uses."),

    /** It can start no container, of whatever image: a matter of its runtime, or of what it is permitted. */
    UNABLE(
            "did not get container create message|runc create failed: .*rlimit|RLIMIT_\\w+`?: Operation not permitted"
                    + "|cgroups in hybrid mode not supported",
            "See that the container engine starts containers: try `docker run` or `podman run` by hand."),

    /** It reaches no registry, or not now. */
    CUT_OFF(
            "no such host|connection refused|connection reset|i/o timeout|TLS handshake timeout|network is unreachable"
                    + "|Temporary failure in name resolution|failed to do request|ResourceExhausted"
                    + "|no unqualified-search registries",
            "See that the container engine reaches the registry; run again.");

    private final Pattern words;
    private final String remedy;

    EngineTrouble(String words, String remedy) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.remedy = remedy;
    }

    /** Returns what ails it, if the words tell of that. */
    public static Optional<EngineTrouble> in(String said) {
        return Stream.of(values())
                .filter(each -> each.words.matcher(said).find())
                .findFirst();
    }

    /** Returns what to do about it. */
    public String remedy() {
        return remedy;
    }
}
