package dev.predeploy.launcher.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with a {@code package.json}. */
public final class NodeFolder {
    private final Path path;
    private final JsonNode manifest;
    private final ProjectTree tree;
    private final Documents documents;

    private NodeFolder(Path file, ProjectTree tree, Documents documents) {
        this.path = ProjectTree.folderOf(file);
        this.manifest = documents.read(file);
        this.tree = tree;
        this.documents = documents;
    }

    /** Returns a project's folders of this sort, nearest first. */
    public static List<NodeFolder> in(ProjectTree tree, Documents documents) {
        return tree.named("package\\.json").stream()
                .map(file -> new NodeFolder(file, tree, documents))
                .filter(each -> each.manifest.isObject())
                .toList();
    }

    /** Returns its path; that of the project's own folder is empty. */
    public Path path() {
        return path;
    }

    /** Returns its {@code package.json}. */
    public Path file() {
        return path.resolve("package.json");
    }

    /** Says whether it declares a package. */
    public boolean declares(String name) {
        return Stream.of("dependencies", "devDependencies")
                .anyMatch(key -> manifest.path(key).has(name));
    }

    /** Returns the command of a script. */
    public Optional<String> script(String name) {
        return Optional.of(manifest.path("scripts").path(name).asText("")).filter(text -> !text.isBlank());
    }

    /** Returns the file of its own whose name matches an expression. */
    public Optional<Path> own(String regex) {
        return tree.named(regex).stream()
                .filter(file -> ProjectTree.folderOf(file).equals(path))
                .findFirst();
    }

    /** Says whether it holds, or has below it, a file whose name matches an expression. */
    public boolean has(String regex) {
        return tree.has(path, regex);
    }

    /** Says whether its manifest has a key at the top. */
    public boolean configures(String key) {
        return manifest.has(key);
    }

    /** Returns a file of its own that is JSON; nothing where it is absent or malformed. */
    public JsonNode json(String name) {
        Optional<Path> file = tree.file(path.resolve(name));
        return file.isPresent()
                ? documents.read(file.get())
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Returns what installs its packages, by the lock file here or above. */
    public PackageManager manager() {
        for (Path folder = path; ; folder = ProjectTree.folderOf(folder)) {
            Path here = folder;
            Optional<PackageManager> locked = Stream.of(PackageManager.values())
                    .filter(each -> each.lockFiles().stream().anyMatch(name -> tree.exists(here.resolve(name))))
                    .findFirst();
            if (locked.isPresent() || folder.toString().isEmpty()) {
                return locked.orElse(PackageManager.NONE);
            }
        }
    }

    /** Says whether the lock file lies in this very folder, and not above it as that of a workspace does. */
    public boolean isLockedHere() {
        return manager().lockFiles().stream().anyMatch(name -> tree.exists(path.resolve(name)));
    }
}
