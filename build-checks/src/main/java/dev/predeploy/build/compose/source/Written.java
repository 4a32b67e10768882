package dev.predeploy.build.compose.source;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Compose files of an entry and their env files, as they are written. */
public final class Written {
    private final Path folder;
    private final List<ComposeFile> files = new ArrayList<>();
    private final Map<String, String> envTexts = new LinkedHashMap<>();
    private final Map<String, String> serviceTexts = new LinkedHashMap<>();
    private final Variables variables;

    /**
     * Reads files, all relative to the folder of the stack.
     *
     * @param folder the folder of the stack
     * @param composeFiles the Compose files
     * @param envFiles the files of variables
     * @param environment the variables that come before those of files
     * @throws IOException if an env file cannot be read
     */
    public Written(Path folder, List<Path> composeFiles, List<Path> envFiles, Map<String, String> environment)
            throws IOException {
        this.folder = folder;
        for (Path file : composeFiles) {
            files.add(ComposeFile.read(folder, file));
        }
        for (Path file : envFiles) {
            read(file, envTexts);
        }
        for (ComposeFile file : files) {
            for (String name : file.envFiles()) {
                read(composeFiles.get(0).resolveSibling(name), serviceTexts);
            }
        }
        this.variables = new Variables(
                environment,
                envTexts.values().stream()
                        .flatMap(text -> EnvFile.read(text).stream())
                        .toList());
    }

    private void read(Path file, Map<String, String> into) throws IOException {
        if (Files.isRegularFile(folder.resolve(file))) {
            into.put(shown(file), ToolText.of(Files.readAllBytes(folder.resolve(file))));
        }
    }

    private static String shown(Path file) {
        return file.normalize().toString().replace('\\', '/');
    }

    /** Returns the Compose files. */
    public List<ComposeFile> files() {
        return List.copyOf(files);
    }

    /** Returns the variables that Compose fills in. */
    public Variables variables() {
        return variables;
    }

    /** Returns the paths of all files that were read. */
    public List<String> paths() {
        return Stream.concat(files.stream().map(ComposeFile::path), envFiles().map(Map.Entry::getKey))
                .distinct()
                .toList();
    }

    /** Returns every value with the name that it is given. */
    public List<Setting> settings() {
        return Stream.concat(
                        files.stream().flatMap(file -> file.settings().stream()),
                        envFiles().flatMap(file -> settings(file.getKey(), file.getValue())))
                .toList();
    }

    private static Stream<Setting> settings(String path, String text) {
        return EnvFile.read(text).stream()
                .flatMap(each -> each.value().stream()
                        .map(value -> new Setting(
                                List.of(each.name()),
                                each.name(),
                                value,
                                each.isLiteral(),
                                Place.file(path, each.line(), each.column()))));
    }

    /** Returns all that stands for a value in env files, any of which may be a secret. */
    public Stream<String> possibleSecrets() {
        return Stream.concat(
                variables.valuesOfFiles().stream(),
                envFiles()
                        .flatMap(file -> Stream.concat(
                                EnvFile.possibleValues(file.getValue()),
                                settings(file.getKey(), file.getValue()).map(Setting::value))));
    }

    private Stream<Map.Entry<String, String>> envFiles() {
        return Stream.concat(envTexts.entrySet().stream(), serviceTexts.entrySet().stream());
    }

    /** Returns where a key stands, or as much of the way to it as is there; else the first file. */
    public Place place(String... keys) {
        return Stream.iterate(keys.length, size -> size > 1, size -> size - 1)
                .flatMap(size -> files.stream()
                        .flatMap(file -> file.exactly(List.of(keys).subList(0, size)).stream()))
                .findFirst()
                .orElseGet(() -> files.get(0).place());
    }

    /** Returns where a service's key has a value that holds a word once it is filled in; else where the key stands. */
    public Place holding(String service, String key, String word) {
        Optional<Place> found = files.stream()
                .flatMap(file -> file.settings().stream())
                .filter(setting -> setting.isOf(service, key))
                .filter(setting ->
                        Interpolation.of(setting.value(), variables).text().matches(".*\\b" + word + "\\b.*"))
                .min(Comparator.comparing(setting -> setting.path().size()))
                .map(Setting::place);
        return found.orElseGet(() -> place("services", service, key));
    }
}
