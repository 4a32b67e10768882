package dev.predeploy.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The client of a container engine that answers.
 *
 * @param sort whose client it is
 * @param program where it lies
 * @param buildx whether it is Docker's and has Buildx
 */
record EngineClient(Sort sort, Path program, boolean buildx) {

    /** Returns the words that begin a build. */
    List<String> build() {
        return buildx
                ? List.of(program.toString(), "buildx", "build", "--load", "--progress", "plain")
                : sort == Sort.DOCKER
                        ? List.of(program.toString(), "build", "--progress", "plain")
                        : List.of(program.toString(), "build");
    }

    /** Returns what a build needs in its environment. */
    Map<String, String> environment() {
        return sort == Sort.DOCKER ? Map.of("DOCKER_BUILDKIT", "1") : Map.of();
    }

    /** Returns the words that remove an image. */
    List<String> remove(String imageId) {
        return List.of(program.toString(), "image", "rm", "--force", imageId);
    }

    /** The engines that are known. */
    enum Sort {
        DOCKER("docker", "{{.ServerVersion}}"),
        PODMAN("podman", "{{.Version.Version}}");

        private final String program;
        private final String version;

        Sort(String program, String version) {
            this.program = program;
            this.version = version;
        }

        String program() {
            return program;
        }

        /** Returns the words that make the engine itself, not just its client, tell its version. */
        List<String> asksForVersion(Path where) {
            return List.of(where.toString(), "info", "--format", version);
        }
    }
}
