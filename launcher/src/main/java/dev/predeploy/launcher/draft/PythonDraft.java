package dev.predeploy.launcher.draft;

import dev.predeploy.launcher.project.PythonFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts the checks of Python's tools: in the image that installs a tool, else on this machine. */
final class PythonDraft {
    private static final Map<String, List<String>> TOOLS =
            Map.of("lint", List.of("ruff", "flake8"), "types", List.of("mypy", "pyright"), "tests", List.of("pytest"));

    /** Tools that read sources alone; others want the project's own packages beside them. */
    private static final Set<String> READERS = Set.of("ruff", "flake8");

    private final Survey survey;
    private final Draft draft;

    PythonDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        for (String kind : List.of("lint", "types", "tests")) {
            TOOLS.getOrDefault(kind, List.of()).forEach(tool -> add(kind, tool));
        }
    }

    private void add(String kind, String tool) {
        List<PythonFolder> folders = PythonFolder.outermost(survey.parts().python().stream()
                .filter(folder -> folder.wants(tool).isPresent())
                .toList());
        for (PythonFolder folder : folders) {
            if (tool.equals("pytest") && !folder.hasTests()) {
                draft.leaveOut("pytest (%s): there is no file of tests"
                        .formatted(folder.wants(tool).orElse(folder.path())));
            } else if (!tool.equals("pytest") || !isRunByMigrations(folder)) {
                draft.add("quality", kind, entry(tool, folder, folders.size() == 1));
            }
        }
        if (tool.equals("pytest") && folders.isEmpty()) {
            leaveOutTests();
        }
        if (folders.isEmpty() && READERS.contains(tool) && hasPython()) {
            survey.parts()
                    .ci()
                    .runs(tool)
                    .ifPresent(file ->
                            draft.add("quality", kind, Entry.of(tool, "%s runs it; on this machine".formatted(file))));
        }
    }

    private void leaveOutTests() {
        if (survey.parts().python().stream().anyMatch(PythonFolder::hasTests)) {
            draft.leaveOut("tests in Python: nothing declares or configures pytest");
        }
    }

    private boolean isRunByMigrations(PythonFolder folder) {
        return folder.testsNeedDatabase() && survey.tree().exists(folder.path().resolve("manage.py"));
    }

    private boolean hasPython() {
        return !survey.parts().python().isEmpty();
    }

    private Entry entry(String tool, PythonFolder folder, boolean isAlone) {
        String name = Survey.name(tool, folder.path(), isAlone);
        Entry entry = Entry.of(name, folder.wants(tool).map(Path::toString).orElse(""))
                .with("tool", name.equals(tool) ? "" : tool);
        Optional<String> image = survey.image(each -> each.installs(tool, folder));
        Optional<String> without =
                survey.image(each -> each.covers(folder.path())).filter(each -> image.isEmpty());
        return survey.placed(entry, image, folder.path())
                .because(without.map(": the image %s does not install it"::formatted)
                        .orElse(""));
    }
}
