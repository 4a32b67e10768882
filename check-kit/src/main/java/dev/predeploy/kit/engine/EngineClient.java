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
        if (sort == Sort.PODMAN) {
            return Stream.concat(call("build").stream(), OwnLimits.of(this).options().stream())
                    .toList();
        }
        return buildx
                ? call("buildx", "build", "--load", "--progress", "rawjson")
                : call("build", "--progress", "plain");
    }

    /** Returns what a build needs in its environment. */
    public Map<String, String> environment() {
        return sort == Sort.DOCKER ? Map.of("DOCKER_BUILDKIT", "1") : Map.of();
    }

    /** The engines that are known. */
    public enum Sort {
        DOCKER("docker", "{{.ServerVersion}}", "{{.DockerRootDir}}"),
        PODMAN("podman", "{{.Version.Version}}", "{{.Store.GraphRoot}}");

        private final String program;
        private final String version;
        private final String root;

        Sort(String program, String version, String root) {
            this.program = program;
            this.version = version;
            this.root = root;
        }

        /** Returns the name of the client's program. */
        public String program() {
            return program;
        }

        /** Returns the format in which the engine tells the folder where it keeps everything. */
        public String root() {
            return root;
        }

        /** Returns the words that make the engine itself, not just its client, tell its version. */
        List<String> asksForVersion(Path where) {
            return List.of(where.toString(), "info", "--format", version);
        }
    }
}
