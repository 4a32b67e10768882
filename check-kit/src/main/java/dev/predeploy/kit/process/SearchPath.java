package dev.predeploy.kit.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders in which programs are looked for.
 *
 * @param text the folders as the variable {@code PATH} holds them
 */
public record SearchPath(String text) {

    /** Takes the PATH of an environment; without one, nothing is found. */
    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", ""));
    }

    /** Returns the program of that name that would be called, if there is one. */
    public Optional<Path> find(String program) {
        return all(program).stream().findFirst();
    }

    /** Returns the programs of that name, the one that would be called first. */
    public List<Path> all(String program) {
        return Stream.of(text.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(SearchPath::isProgram)
                .toList();
    }

    /** Says whether a file can be called. */
    public static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }
}
