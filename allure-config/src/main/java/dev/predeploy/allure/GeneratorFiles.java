package dev.predeploy.allure;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class path of the process that makes the one-file report. In a distribution it is the folder
 * {@code allure-generator} beside this jar; in our own build it is what the module of that name has built.
 *
 * @param classPath the files and folders, in order
 * @param sharing the JVM's flag for an archive of the classes in them, or none
 */
public record GeneratorFiles(List<Path> classPath, Optional<String> sharing) {
    private static final String FOLDER = "allure-generator";
    private static final String ARCHIVE = "classes.jsa";

    /** Keeps a copy of the list. */
    public GeneratorFiles {
        classPath = List.copyOf(classPath);
    }

    /** Returns the class path; empty where there is none. */
    public static Optional<GeneratorFiles> find() {
        return home().flatMap(home -> Stream.of(
                        jars(home.resolveSibling(FOLDER)),
                        built(home.resolveSibling("../generator/target").normalize()))
                .filter(files -> !files.isEmpty())
                .findFirst()
                .map(files -> new GeneratorFiles(files, Optional.empty()))
                .map(GeneratorFiles::sharingClasses));
    }

    /** Returns the same, started from the archive of classes beside the jars if there is one; Java sees if it fits. */
    private GeneratorFiles sharingClasses() {
        Path archive = archive();
        return Files.isRegularFile(archive)
                ? new GeneratorFiles(classPath, Optional.of("-XX:SharedArchiveFile=" + archive))
                : this;
    }

    /** Returns the same, but leaving an archive of the classes that were loaded when the process ends. */
    GeneratorFiles archivingClasses() {
        return new GeneratorFiles(classPath, Optional.of("-XX:ArchiveClassesAtExit=" + archive()));
    }

    /** Returns where the archive of classes is, or will be. */
    Path archive() {
        return classPath.get(0).resolveSibling(ARCHIVE);
    }

    /** Returns the class path as the Java launcher takes it. */
    String text() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Path> home() {
        @Nullable CodeSource source = GeneratorFiles.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<Path> built(Path target) {
        List<Path> jars = jars(target.resolve("generator"));
        if (jars.isEmpty() || !Files.isDirectory(target.resolve("classes"))) {
            return List.of();
        }
        List<Path> all = new ArrayList<>(jars);
        all.add(target.resolve("classes"));
        return all;
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
