package dev.predeploy.launcher.draft;

import dev.predeploy.launcher.project.ProjectTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The stack file that fits a project.
 *
 * @param text the stack file
 * @param counts how many checks it declares, by stage; none for a project in which nothing was found
 * @param leftOut what was found and is not in it, and why
 */
public record StackDraft(String text, Map<String, Integer> counts, List<String> leftOut) {
    /** What is looked for, for people. */
    public static final List<String> LOOKED_FOR = List.of(
            "Dockerfiles and Compose files",
            "pyproject.toml, requirements and the configuration of ruff, flake8, mypy, pyright and pytest",
            "package.json with eslint, biome, typescript, vitest, jest or a script `build`",
            "pom.xml and build.gradle with tests",
            "migrations: Flyway's V…__….sql, manage.py, alembic.ini");

    /** Looks at a project and drafts its stack file; nothing is written. */
    public static StackDraft of(Path folder) throws IOException {
        ProjectTree tree = ProjectTree.below(folder);
        Survey survey = Survey.of(tree);
        Draft draft = new Draft();
        new ImageDraft(survey, draft).add();
        new NodeDraft(survey, draft).add();
        new PythonDraft(survey, draft).add();
        new OtherDraft(survey, draft).add();
        new MigrationsDraft(survey, draft).add();
        tree.notes().forEach(draft::leaveOut);
        survey.parts()
                .ci()
                .commands()
                .forEach((file, lines) -> draft.hint("%s runs: %s".formatted(file, String.join(" · ", lines))));
        return new StackDraft(draft.text(survey.stackName()), draft.counts(), draft.leftOut());
    }
}
