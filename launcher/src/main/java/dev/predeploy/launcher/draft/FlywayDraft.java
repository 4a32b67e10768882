package dev.predeploy.launcher.draft;

import dev.predeploy.launcher.project.FlywayFolder;
import dev.predeploy.launcher.project.ProjectTree;
import dev.predeploy.launcher.project.SecretText;
import dev.predeploy.launcher.project.SpringFlyway;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drafts the migrations of Flyway, as Spring's configuration sets them where there is one. */
final class FlywayDraft {
    private static final String PROGRAM = "V\\d[\\w]*__\\w+\\.(?:java|kt)";

    private final Survey survey;
    private final Draft draft;

    FlywayDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        for (FlywayFolder folder : FlywayFolder.in(survey.tree())) {
            folder.others()
                    .forEach(path -> draft.leaveOut("the migrations in %s: for another database".formatted(path)));
            if (!folder.locations().isEmpty()) {
                add(folder, SpringFlyway.of(folder.module(), survey.tree(), survey.documents()));
                leaveOutPrograms(folder);
            }
        }
    }

    private void add(FlywayFolder folder, SpringFlyway spring) {
        String name = Survey.name(folder.module().toString().replace('/', '-'), survey.stackName());
        Entry plain = Entry.of(name, "Flyway's migrations")
                .with("tool", "flyway")
                .with(
                        "locations",
                        folder.locations().stream().map(Path::toString).toList());
        Entry set = set(plain, spring);
        boolean isSet = !set.equals(plain);
        spring.unsaid()
                .forEach(key -> draft.hint("%s fills in `%s` from elsewhere; say it under `placeholders`"
                        .formatted(spring.file().orElse(folder.module()), key)));
        draft.add(
                "integration",
                "migrations",
                spring.file()
                        .filter(file -> isSet)
                        .map(file -> set.because("; set by " + file))
                        .orElse(set));
    }

    private static Entry set(Entry entry, SpringFlyway spring) {
        List<String> schemas = spring.setting("schemas")
                .or(() -> spring.setting("default-schema"))
                .map(text -> List.of(text.split("\\s*,\\s*", -1)))
                .orElse(List.of());
        Map<String, String> placeholders = new LinkedHashMap<>();
        spring.placeholders().forEach((key, value) -> placeholders.put(key, placeholder(key, value)));
        Entry set = entry.with("schemas", schemas)
                .with("table", spring.setting("table").orElse(""));
        return placeholders.isEmpty() ? set : set.with("placeholders", placeholders);
    }

    /** What looks like a secret is for the environment to give, and not copied from one file to another. */
    private static String placeholder(String key, String value) {
        return SecretText.isLikely(key + "=" + value)
                ? "${env:%s}".formatted(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"))
                : Yaml.literal(value);
    }

    private void leaveOutPrograms(FlywayFolder folder) {
        survey.tree().named(PROGRAM).stream()
                .filter(file -> ProjectTree.isBelow(file, folder.module()))
                .findFirst()
                .ifPresent(file -> draft.leaveOut(
                        "%s and its like: migrations that are programs need `tool: command`".formatted(file)));
    }
}
