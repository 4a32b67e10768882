package dev.predeploy.build.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.build.dockerfile.Dockerfile;
import dev.predeploy.build.dockerfile.Instruction;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A path or pattern that an instruction of a Dockerfile takes out of the context. */
record CopySource(Instruction instruction, String source) {

    /** Returns those of all COPY and ADD; of other stages and images, and what is written in place, is not of the context. */
    static List<CopySource> of(Dockerfile dockerfile) {
        return Stream.of("COPY", "ADD")
                .flatMap(keyword -> dockerfile.all(keyword).stream())
                .filter(instruction -> !instruction.arguments().contains("--from="))
                .flatMap(instruction ->
                        sources(instruction.arguments()).map(source -> new CopySource(instruction, source)))
                .toList();
    }

    private static Stream<String> sources(String arguments) {
        String rest = arguments.replaceFirst("^(?:--\\S+\\s+)*", "");
        List<String> words = rest.startsWith("[") ? listed(rest) : List.of(rest.split("\\s+"));
        return words.stream()
                .limit(Math.max(0, words.size() - 1))
                .filter(word -> !word.startsWith("<<") && !word.contains("://"));
    }

    private static List<String> listed(String json) {
        try {
            return List.of(new ObjectMapper().readValue(json, String[].class));
        } catch (JsonProcessingException noList) {
            return List.of(json.split("\\s+"));
        }
    }

    /** Says whether it takes a file, by its path in the context; what a variable stands for may be anything. */
    boolean takes(String path) {
        String cleaned = Path.of("/" + source).normalize().toString().substring(1);
        return cleaned.isEmpty() || source.contains("$") || new PathPattern(cleaned).isFor(path);
    }

    String text() {
        return instruction.keyword() + " " + instruction.arguments();
    }
}
