package dev.predeploy.launcher.project;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files of pip's requirements, and those that they include. */
final class Requirements {
    private static final Pattern NAME = Pattern.compile("^\\s*([A-Za-z0-9][\\w.-]*)");
    private static final Pattern INCLUDED = Pattern.compile("^\\s*(?:-r|--requirement)[\\s=]*(\\S+)");

    private final ProjectTree tree;
    private final Set<Path> visited = new HashSet<>();

    Requirements(ProjectTree tree) {
        this.tree = tree;
    }

    /** Returns the names of the packages that a file asks for. */
    Set<String> packages(Path file) {
        Set<String> names = new LinkedHashSet<>();
        if (tree.file(file).isEmpty() || !visited.add(file.normalize())) {
            return names;
        }
        tree.text(file).orElse("").lines().forEach(line -> {
            Matcher included = INCLUDED.matcher(line);
            if (included.find()) {
                names.addAll(packages(
                        ProjectTree.folderOf(file).resolve(included.group(1)).normalize()));
            } else if (!line.isBlank()) {
                Optional.of(name(line)).filter(name -> !name.isEmpty()).ifPresent(names::add);
            }
        });
        return names;
    }

    /** Returns the package that a requirement names, such as {@code ruff} of {@code ruff==0.14.0}; else nothing. */
    static String name(String requirement) {
        Matcher matcher = NAME.matcher(requirement);
        return matcher.find() ? matcher.group(1) : "";
    }
}
