package dev.predeploy.robust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.engine.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the runs on a ground have in the container engine.
 *
 * @param ground the ground
 */
record EngineGround(Ground ground) {
    private static final List<String> SORTS = List.of("container", "network", "volume", "image");

    /** Returns the ids of all of one sort that runs on this ground have made. */
    List<String> ours(String sort) throws IOException {
        List<String> words = new ArrayList<>(List.of(sort, "ls", "--quiet", "--filter", "label=" + Labels.RUN));
        if (sort.equals("container")) {
            words.add("--all");
        }
        return docker(words).lines().distinct().filter(id -> isOurs(sort, id)).toList();
    }

    /** Returns all that is there. */
    List<String> left() throws IOException {
        List<String> left = new ArrayList<>();
        for (String sort : SORTS) {
            ours(sort).forEach(id -> left.add(sort + " " + id));
        }
        return left;
    }

    private boolean isOurs(String sort, String id) {
        try {
            return docker(List.of(sort, "inspect", id)).contains(ground.parent().toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static String docker(List<String> words) throws IOException {
        Process docker = new ProcessBuilder(
                        Stream.concat(Stream.of("docker"), words.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = docker.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void assertEmpty() throws IOException {
        assertThat(left()).isEmpty();
    }
}
