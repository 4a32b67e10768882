package dev.predeploy.launcher.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A folder with a project in Python, or a part of one: what it declares to need, and what it configures. */
public final class PythonFolder {
    private static final String MARKS = "pyproject\\.toml|setup\\.(?:py|cfg)|Pipfile|requirements.*\\.txt|manage\\.py"
            + "|alembic\\.ini|\\.?ruff\\.toml|\\.?mypy\\.ini|pytest\\.ini|tox\\.ini|\\.flake8|pyrightconfig\\.json";
    private static final String MAIN = "";
    private static final String TEST_FILE = "test_.*\\.py|.*_tests?\\.py|tests\\.py";
    private static final Pattern DATABASE =
            Pattern.compile("django_db|from django\\.test import .*\\b(?:Transaction)?TestCase\\b|\\bAPITestCase\\b");

    /** Where each tool may be configured: a file of its own, or a section of a shared one. */
    private static final Map<String, List<String>> CONFIGURED = Map.of(
            "ruff", List.of("ruff.toml", ".ruff.toml", "pyproject.toml#ruff"),
            "flake8", List.of(".flake8", "setup.cfg#flake8", "tox.ini#flake8"),
            "mypy", List.of("mypy.ini", ".mypy.ini", "pyproject.toml#mypy", "setup.cfg#mypy"),
            "pyright", List.of("pyrightconfig.json", "pyproject.toml#pyright"),
            "pytest", List.of("pytest.ini", "pyproject.toml#pytest", "setup.cfg#tool:pytest", "tox.ini#pytest"));

    private final Path path;
    private final ProjectTree tree;
    private final Documents documents;
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final Map<String, Path> declaredIn = new LinkedHashMap<>();

    private PythonFolder(Path path, ProjectTree tree, Documents documents) {
        this.path = path;
        this.tree = tree;
        this.documents = documents;
        declare();
    }

    /** Returns a project's folders of this sort, nearest first. */
    public static List<PythonFolder> in(ProjectTree tree, Documents documents) {
        Set<Path> paths = tree.named(MARKS).stream()
                .map(ProjectTree::folderOf)
                .map(folder -> "requirements".equals(String.valueOf(folder.getFileName()))
                        ? ProjectTree.folderOf(folder)
                        : folder)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        return paths.stream()
                .map(path -> new PythonFolder(path, tree, documents))
                .toList();
    }

    /** Returns its path; that of the project's own folder is empty. */
    public Path path() {
        return path;
    }

    private void declare() {
        tree.file(path.resolve("pyproject.toml")).ifPresent(this::declarePyproject);
        tree.file(path.resolve("Pipfile")).ifPresent(file -> {
            add(documents.read(file).path("packages"), MAIN, file);
            add(documents.read(file).path("dev-packages"), "dev", file);
        });
        tree.named(".*\\.txt").stream()
                .filter(file -> isRequirements(file))
                .forEach(file ->
                        new Requirements(tree).packages(file).forEach(name -> add(name, file.toString(), file)));
    }

    private boolean isRequirements(Path file) {
        Path folder = ProjectTree.folderOf(file);
        boolean isNamedSo = String.valueOf(file.getFileName()).startsWith("requirements");
        return folder.equals(path.resolve("requirements")) || (isNamedSo && folder.equals(path));
    }

    private void declarePyproject(Path file) {
        JsonNode root = documents.read(file);
        JsonNode tool = root.path("tool");
        JsonNode poetry = tool.path("poetry");
        add(root.path("project").path("dependencies"), MAIN, file);
        add(poetry.path("dependencies"), MAIN, file);
        add(poetry.path("dev-dependencies"), "dev", file);
        add(tool.path("uv").path("dev-dependencies"), "dev", file);
        addEach(root.path("project").path("optional-dependencies"), file);
        addEach(root.path("dependency-groups"), file);
        addEach(tool.path("pdm").path("dev-dependencies"), file);
        poetry.path("group")
                .properties()
                .forEach(group -> add(group.getValue().path("dependencies"), group.getKey(), file));
    }

    private void addEach(JsonNode groupsOfNode, Path file) {
        groupsOfNode.properties().forEach(group -> add(group.getValue(), group.getKey(), file));
    }

    private void add(JsonNode dependencies, String group, Path file) {
        if (dependencies.isArray()) {
            dependencies.forEach(each -> add(Requirements.name(each.asText()), group, file));
        } else {
            dependencies.fieldNames().forEachRemaining(name -> add(name, group, file));
        }
    }

    private void add(String name, String group, Path file) {
        String normal = name.toLowerCase(Locale.ROOT);
        groups.computeIfAbsent(normal, absent -> new TreeSet<>()).add(group);
        declaredIn.putIfAbsent(normal, file);
    }

    /** Returns the groups of dependencies that name a package; those of everybody have an empty name. */
    Set<String> groupsOf(String name) {
        return groups.getOrDefault(name, Set.of());
    }

    /** Returns where a package is declared. */
    public Optional<Path> declares(String name) {
        return Optional.ofNullable(declaredIn.get(name));
    }

    /** Returns where a tool is configured. */
    public Optional<Path> configures(String tool) {
        return CONFIGURED.getOrDefault(tool, List.of()).stream()
                .map(place -> place.split("#", 2))
                .filter(place -> tree.file(path.resolve(place[0]))
                        .filter(file -> place.length == 1 || hasSection(file, place[1]))
                        .isPresent())
                .map(place -> path.resolve(place[0]))
                .findFirst();
    }

    private boolean hasSection(Path file, String section) {
        if (file.toString().endsWith(".toml")) {
            return documents.read(file).path("tool").has(section);
        }
        return tree.text(file)
                .filter(text -> Pattern.compile("(?m)^\\[" + Pattern.quote(section) + "]")
                        .matcher(text)
                        .find())
                .isPresent();
    }

    /** Says whether there is a file that pytest takes for tests. */
    public boolean hasTests() {
        return tree.has(path, TEST_FILE);
    }

    /** Says whether its tests use Django's database, which a check of tests does not have. */
    public boolean testsNeedDatabase() {
        return tree.below(path, TEST_FILE).stream()
                .limit(200)
                .anyMatch(file -> DATABASE.matcher(tree.text(file).orElse("")).find());
    }

    /** Returns where a package is wanted: configured, else declared. */
    public Optional<Path> wants(String tool) {
        return configures(tool).or(() -> declares(tool));
    }

    /** Returns those of some folders that do not lie within another of them. */
    public static List<PythonFolder> outermost(List<PythonFolder> folders) {
        List<PythonFolder> outermost = new ArrayList<>();
        folders.stream()
                .filter(each -> folders.stream()
                        .noneMatch(other -> other != each && ProjectTree.isBelow(each.path, other.path)))
                .forEach(outermost::add);
        return outermost;
    }
}
