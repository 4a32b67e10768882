package dev.predeploy.launcher.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.launcher.project.NodeFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Drafts the checks of the tools that a {@code package.json} declares, and of what its script {@code build} makes. */
final class NodeDraft {
    private static final String TESTS = ".*[.](?:test|spec)[.][cm]?[jt]sx?";

    private final Survey survey;
    private final Draft draft;

    NodeDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        List<NodeFolder> folders = survey.parts().node();
        for (NodeFolder folder : folders) {
            addLint(folder);
            addTypes(folder);
            addTests(folder);
            addArtifact(folder);
        }
    }

    private void addLint(NodeFolder folder) {
        if (folder.declares("eslint")) {
            Optional<Path> configured = folder.own("eslint\\.config\\.[cm]?[jt]s|\\.eslintrc(?:\\.\\w+)?");
            if (configured.isPresent() || folder.configures("eslintConfig")) {
                addTool("lint", "eslint", folder, configured.orElse(folder.file()));
            } else {
                draft.leaveOut("eslint (%s): it has no configuration there".formatted(folder.file()));
            }
        }
        if (folder.declares("@biomejs/biome")) {
            addTool("lint", "biome", folder, folder.own("biome\\.jsonc?").orElse(folder.file()));
        }
    }

    private void addTypes(NodeFolder folder) {
        Optional<Path> config = folder.own("tsconfig\\.json");
        if (!folder.declares("typescript") || config.isEmpty()) {
            return;
        }
        JsonNode json = folder.json("tsconfig.json");
        JsonNode references = json.path("references");
        boolean isOnlyOfReferences =
                json.path("files").isArray() && json.path("files").isEmpty() && !references.isEmpty();
        Entry entry = entry("tsc", folder, config.get());
        draft.add(
                "quality",
                "types",
                isOnlyOfReferences
                        ? entry.with(
                                "arguments",
                                List.of(
                                        "--project",
                                        references.path(0).path("path").asText(".")))
                        : entry);
    }

    private void addTests(NodeFolder folder) {
        for (String tool : List.of("vitest", "jest")) {
            if (!folder.declares(tool)) {
                continue;
            }
            if (folder.has(TESTS) || folder.has("__tests__")) {
                addTool("tests", tool, folder, folder.file());
            } else {
                draft.leaveOut("%s (%s): there is no file of tests".formatted(tool, folder.file()));
            }
        }
    }

    private void addTool(String kind, String tool, NodeFolder folder, Path found) {
        draft.add("quality", kind, entry(tool, folder, found));
    }

    private Entry entry(String tool, NodeFolder folder, Path found) {
        boolean isAlone = survey.parts().node().stream()
                        .filter(each -> each.declares(packageOf(tool)))
                        .count()
                == 1;
        String name = Survey.name(tool, folder.path(), isAlone);
        Entry entry = Entry.of(name, found.toString()).with("tool", name.equals(tool) ? "" : tool);
        return survey.placed(entry, image(folder), folder.path());
    }

    /** Returns the image that has the packages of a folder; where none has, they must lie in the folder itself. */
    private Optional<String> image(NodeFolder folder) {
        Optional<String> image = survey.image(each -> each.installs(folder));
        if (image.isEmpty()) {
            draft.link(folder.path().resolve("node_modules").toString());
            draft.hint("%s: run `%s` there first, so that its tools are in node_modules"
                    .formatted(folder.file(), folder.manager().install()));
        }
        return image;
    }

    private static String packageOf(String tool) {
        return switch (tool) {
            case "tsc" -> "typescript";
            case "biome" -> "@biomejs/biome";
            default -> tool;
        };
    }

    private void addArtifact(NodeFolder folder) {
        Optional<String> script = folder.script("build");
        if (script.isEmpty()) {
            return;
        }
        Optional<String> building = survey.image(each -> each.builds(folder));
        String product = product(folder, script.get());
        if (building.isPresent()) {
            draft.leaveOut("an artifact of %s: build/image/%s runs its build".formatted(folder.file(), building.get()));
        } else if (product.isEmpty()) {
            draft.leaveOut("an artifact of %s: nothing says where `%s` puts what it builds"
                    .formatted(folder.file(), script.get()));
        } else {
            draft.add("build", "artifact", artifact(folder, product));
        }
    }

    private Entry artifact(NodeFolder folder, String product) {
        String name = Survey.name(folder.path().toString().replace('/', '-'), survey.stackName());
        Entry entry = Entry.of(name, "%s: scripts.build".formatted(folder.file()));
        return survey.placed(entry, image(folder), folder.path())
                .with("run", folder.manager().build())
                .with("produces", List.of(product));
    }

    /** Where the usual builders put what they build, unless their own configuration says otherwise. */
    private static String product(NodeFolder folder, String script) {
        String outDir = folder.json("tsconfig.json")
                .path("compilerOptions")
                .path("outDir")
                .asText("")
                .replaceFirst("^\\./", "")
                .replaceFirst("/$", "");
        if (script.contains("vite build") && folder.own("index\\.html").isPresent()) {
            return "dist/index.html";
        }
        if (script.contains("next build")) {
            return ".next/BUILD_ID";
        }
        if (script.contains("react-scripts build")) {
            return "build/index.html";
        }
        if (script.contains("astro build")) {
            return "dist/**";
        }
        return script.matches(".*\\btsc\\b.*") && !outDir.isEmpty() ? outDir + "/**" : "";
    }
}
