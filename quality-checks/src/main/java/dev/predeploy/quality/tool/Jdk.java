package dev.predeploy.quality.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programs of a JDK: the one that JAVA_HOME names, else the one that runs us, else what the PATH has. */
record Jdk(Map<String, String> environment, Path running) {

    static Jdk of(Job job) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(job.environment());
        return new Jdk(environment, Path.of(System.getProperty("java.home")));
    }

    /** Returns the path of a program such as {@code javac}, or its bare name. */
    String program(String name) {
        return Stream.concat(named().stream(), Stream.of(running))
                .map(home -> home.resolve("bin").resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(name);
    }

    private Optional<Path> named() {
        return Optional.ofNullable(environment.get("JAVA_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of);
    }
}
