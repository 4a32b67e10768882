package dev.predeploy.kit.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The client of a container engine that answers.
 *
 * @param sort whose client it is
 * @param program where it lies
 * @param buildx whether it is Docker's and has Buildx
 */
public record EngineClient(Sort sort, Path program, boolean buildx) {

    /** Returns a call of the client, as words. */
    public List<String> call(String... words) {
        return call(List.of(words));
    }

    /** Returns a call of the client, as words. */
    public List<String> call(List<String> words) {
        return Stream.concat(Stream.of(program.toString()), words.stream()).toList();
    }

    /** Returns the words that begin a build; Buildx tells its progress as JSON, the others as text for people. */
    public List<String> build() {
        return buildx
                ? call("buildx", "build", "--load", "--progress", "rawjson")
                : sort == Sort.DOCKER ? call("build", "--progress", "plain") : call("build");
    }

    /** Returns what a build needs in its environment. */
    public Map<String, String> environment() {
        return sort == Sort.DOCKER ? Map.of("DOCKER_BUILDKIT", "1") : Map.of();
    }

    /** The engines that are known. */
    public enum Sort {
        DOCKER("docker", "{{.ServerVersion}}"),
        PODMAN("podman", "{{.Version.Version}}");

        private final String program;
        private final String version;

        Sort(String program, String version) {
            this.program = program;
            this.version = version;
        }

        /** Returns the name of the client's program. */
        public String program() {
            return program;
        }

        /** Returns the words that make the engine itself, not just its client, tell its version. */
        List<String> asksForVersion(Path where) {
            return List.of(where.toString(), "info", "--format", version);
        }
    }
}
