package dev.predeploy.launcher.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.predeploy.launcher.project.CiFiles;
import dev.predeploy.launcher.project.ComposeFile;
import dev.predeploy.launcher.project.Documents;
import dev.predeploy.launcher.project.ImageSource;
import dev.predeploy.launcher.project.NodeFolder;
import dev.predeploy.launcher.project.ProjectTree;
import dev.predeploy.launcher.project.PythonFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was found in a project, for those who draft the parts of its stack file. */
record Survey(ProjectTree tree, Documents documents, Map<String, ImageSource> images, Parts parts) {

    /** The parts of the project by their sort. */
    record Parts(List<PythonFolder> python, List<NodeFolder> node, List<ComposeFile> compose, CiFiles ci) {}

    static Survey of(ProjectTree tree) {
        Documents documents = new Documents(tree);
        Parts parts = new Parts(
                PythonFolder.in(tree, documents),
                NodeFolder.in(tree, documents),
                ComposeFile.in(tree, documents),
                CiFiles.in(tree, documents));
        return new Survey(tree, documents, new LinkedHashMap<>(), parts);
    }

    /** Returns the name of the first image that meets a condition. */
    Optional<String> image(Predicate<ImageSource> condition) {
        return images.entrySet().stream()
                .filter(each -> condition.test(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns an entry that runs in an image, if there is one for it, else on this machine; in the folder that is meant. */
    Entry placed(Entry entry, Optional<String> image, Path folder) {
        return image.map(name -> entry.with("in", name).with("directory", directory(name, folder)))
                .orElseGet(() -> entry.because("; on this machine").with("directory", folder.toString()));
    }

    private String directory(String image, Path folder) {
        return Optional.ofNullable(images.get(image))
                .flatMap(source -> source.directory(folder))
                .orElse("");
    }

    /** Returns a name for the stack: what the project calls itself, else its folder's. */
    String stackName() {
        JsonNode python = atTop("pyproject.toml");
        return Stream.of(
                        python.path("project").path("name"),
                        python.path("tool").path("poetry").path("name"),
                        atTop("package.json").path("name"))
                .map(node -> name(node.asText("")))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseGet(() -> name(String.valueOf(tree.root().getFileName()), "stack"));
    }

    private JsonNode atTop(String name) {
        return tree.file(Path.of(name)).map(documents::read).orElse(MissingNode.getInstance());
    }

    /** Returns a text as a name that a stack file may give to a check, or the other where nothing is left of it. */
    static String name(String text, String otherwise) {
        String name = name(text);
        return name.isEmpty() ? otherwise : name;
    }

    private static String name(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    }

    /** Returns the name of a check of a tool in a folder: the tool's, and where there are several, the folder's too. */
    static String name(String tool, Path folder, boolean isAlone) {
        return isAlone || folder.toString().isEmpty()
                ? tool
                : tool + "-" + name(folder.toString().replace('/', '-'), "other");
    }
}
