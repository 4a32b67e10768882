package dev.predeploy.build.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code .dockerignore} leaves out of a context: of the lines that stand for a path or a folder above it, the last
 * one counts, and one that begins with {@code !} takes in again.
 *
 * @param file where it is or would be
 * @param rules its lines
 */
record Dockerignore(Path file, List<Rule> rules) {
    private record Rule(PathPattern pattern, boolean takesIn) {}

    /**
     * Reads the one that counts: that of the Dockerfile's own name, else that of the context, else none.
     *
     * @throws IOException if it is there and cannot be read
     */
    static Dockerignore of(Path dockerfile, Path context) throws IOException {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        Path file = Files.isRegularFile(own) ? own : context.resolve(".dockerignore");
        return new Dockerignore(file, Files.isRegularFile(file) ? rules(Files.readString(file)) : List.of());
    }

    /** Reads the lines of one. */
    static Dockerignore parse(String text) {
        return new Dockerignore(Path.of(".dockerignore"), rules(text));
    }

    private static List<Rule> rules(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            boolean takesIn = line.strip().startsWith("!");
            String pattern = cleaned(takesIn ? line.strip().substring(1) : line);
            if (!line.startsWith("#") && !pattern.isEmpty()) {
                rules.add(new Rule(new PathPattern(pattern), takesIn));
            }
        }
        return rules;
    }

    private static String cleaned(String pattern) {
        String path = Path.of("/" + pattern.strip()).normalize().toString();
        return path.substring(1);
    }

    /** Says whether a path, relative to the context, is left out. */
    boolean leavesOut(String path) {
        boolean out = false;
        for (Rule rule : rules) {
            if (rule.pattern().isFor(path)) {
                out = !rule.takesIn();
            }
        }
        return out;
    }

    /** Says whether a folder is left out with all below it, as no line takes anything in again. */
    boolean leavesOutWholly(String folder) {
        return leavesOut(folder) && rules.stream().noneMatch(Rule::takesIn);
    }
}
