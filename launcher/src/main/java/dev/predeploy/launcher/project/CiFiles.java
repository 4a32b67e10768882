package dev.predeploy.launcher.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the project's CI, and its hooks for commits, run. */
public final class CiFiles {
    private static final Set<String> SCRIPTS =
            Set.of("run", "script", "before_script", "after_script", "command", "uses", "repo");
    private static final Pattern OF_INTEREST = Pattern.compile(
            "\\b(?:ruff|flake8|mypy|pyright|pytest|tox|nox|eslint|biome|tsc|vitest|jest|hadolint|shellcheck|alembic|flyway)\\b"
                    + "|manage\\.py|\\b(?:npm|pnpm|yarn|bun)\\s+(?:run\\s+)?(?:lint|test|build|check|typecheck)\\b"
                    + "|\\bmvnw?\\b|\\bgradlew?\\b|\\bmake\\s+\\w+");
    private static final int LONGEST = 100;

    private final Map<Path, Set<String>> commands = new LinkedHashMap<>();

    private CiFiles() {}

    /** Reads a project's files of this sort. */
    public static CiFiles in(ProjectTree tree, Documents documents) {
        CiFiles files = new CiFiles();
        List<Path> paths = new ArrayList<>(
                tree.named(".*\\.ya?ml").stream().filter(CiFiles::isCi).toList());
        tree.file(Path.of(".pre-commit-config.yaml")).ifPresent(paths::add);
        for (Path path : paths) {
            files.collect(
                    "", documents.read(path), files.commands.computeIfAbsent(path, absent -> new LinkedHashSet<>()));
        }
        return files;
    }

    private static boolean isCi(Path file) {
        String path = file.toString();
        return path.startsWith(".github/workflows/")
                || path.startsWith(".circleci/")
                || path.matches("\\.gitlab-ci\\.ya?ml|azure-pipelines\\.ya?ml|bitbucket-pipelines\\.ya?ml");
    }

    private void collect(String key, JsonNode node, Set<String> found) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(each.getKey(), each.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(each -> collect(key, each, found));
        } else if (SCRIPTS.contains(key)) {
            node.asText("")
                    .lines()
                    .map(line -> line.strip().replaceFirst("\\s*\\\\$", ""))
                    .filter(line -> OF_INTEREST.matcher(line).find() && line.length() <= LONGEST)
                    .filter(line -> !SecretText.isLikely(line))
                    .forEach(found::add);
        }
    }

    /** Returns the first file that runs a tool. */
    public Optional<Path> runs(String tool) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(tool) + "\\b");
        return commands.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .anyMatch(line -> word.matcher(line).find()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns what each file runs that a stack file could say too, by file; of no file more than a few lines. */
    public Map<Path, List<String>> commands() {
        Map<Path, List<String>> shown = new LinkedHashMap<>();
        commands.forEach((path, lines) -> {
            List<String> own = lines.stream()
                    .filter(line -> !line.matches("(?:https?:|[\\w.-]+/)\\S+"))
                    .limit(6)
                    .toList();
            if (!own.isEmpty()) {
                shown.put(path, own);
            }
        });
        return shown;
    }
}
