package dev.predeploy.launcher.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drafts the checks of shell scripts and Dockerfiles, where something says that they are linted, and of Java's tests. */
final class OtherDraft {
    private final Survey survey;
    private final Draft draft;

    OtherDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        addReader("hadolint", "\\.hadolint\\.ya?ml", dockerfiles());
        addReader("shellcheck", "\\.shellcheckrc", List.of());
        addMaven();
        addGradle();
    }

    private void addReader(String tool, String configuration, List<String> paths) {
        Optional<String> reason = survey.tree().named(configuration).stream()
                .findFirst()
                .map(Path::toString)
                .or(() -> survey.parts().ci().runs(tool).map("%s runs it"::formatted));
        boolean isAny = tool.equals("hadolint")
                ? !survey.images().isEmpty()
                : survey.tree().has(Path.of(""), ".*\\.sh");
        if (reason.isPresent() && isAny) {
            draft.add(
                    "quality",
                    "lint",
                    Entry.of(tool, reason.get() + "; on this machine").with("paths", paths));
        }
    }

    /** The Dockerfiles that are built, unless all have the name that hadolint's check looks for by itself. */
    private List<String> dockerfiles() {
        List<String> files = survey.images().values().stream()
                .map(image -> image.file().toString())
                .distinct()
                .toList();
        return files.stream().allMatch(file -> Path.of(file).endsWith("Dockerfile")) ? List.of() : files;
    }

    private void addMaven() {
        if (survey.tree().file(Path.of("pom.xml")).isEmpty()) {
            return;
        }
        boolean hasTests = survey.tree()
                .has(Path.of(""), ".*(?:Tests?|IT|TestCase|Spec)\\.(?:java|kt|groovy|scala)|Test.*\\.java");
        addTests("maven", hasTests, "pom.xml");
    }

    private void addGradle() {
        Optional<Path> build = Stream.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts")
                .flatMap(name -> survey.tree().file(Path.of(name)).stream())
                .findFirst();
        if (build.isEmpty()) {
            return;
        }
        boolean hasTests = survey.tree().has(Path.of(""), ".*(?:Tests?|IT|Spec)\\.(?:java|kt|groovy|scala)");
        addTests("gradle", hasTests, build.get().toString());
    }

    private void addTests(String tool, boolean hasTests, String found) {
        if (hasTests) {
            draft.add("quality", "tests", Entry.of(tool, found + "; on this machine"));
        } else {
            draft.leaveOut("tests by %s: there is no class of tests".formatted(tool));
        }
    }
}
