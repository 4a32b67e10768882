package dev.predeploy.launcher.draft;

import dev.predeploy.launcher.project.ComposeFile;
import dev.predeploy.launcher.project.FlywayFolder;
import dev.predeploy.launcher.project.ProjectTree;
import dev.predeploy.launcher.project.PythonFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Drafts the migrations, the database that Compose has for them, and Django's own checks. */
final class MigrationsDraft {
    private static final Pattern POSTGRES =
            Pattern.compile("(?:.*/)?(?:postgres|postgis|pgvector|timescaledb)(?:-[\\w-]+)?(?:[:@].*)?");
    private static final Pattern OTHER_POSTGRES = Pattern.compile(".*postgresql.*");
    private static final Pattern OTHER =
            Pattern.compile("(?:.*/)?(?:mysql|mariadb|mssql|oracle|cockroach)[\\w-]*(?:[:@].*)?");

    private static final Pattern INSTALLS_PYTHON = Pattern.compile("\\b(?:pip|pip3|poetry|uv|pipenv|pdm)\\b");

    private final Survey survey;
    private final Draft draft;

    /** Commands, and the set of migrations that each needs. */
    private final Map<Entry, String> applications = new LinkedHashMap<>();

    MigrationsDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        Map<String, String> images = new LinkedHashMap<>();
        survey.parts()
                .compose()
                .forEach(file -> file.images()
                        .forEach((service, image) ->
                                images.putIfAbsent(image, "%s: services.%s".formatted(file.path(), service))));
        Optional<String> postgres =
                images.keySet().stream().filter(POSTGRES.asMatchPredicate()).findFirst();
        Optional<String> other =
                images.keySet().stream().filter(OTHER.asMatchPredicate()).findFirst();
        if (postgres.isEmpty() && other.isPresent()) {
            leaveOutAll(other.get(), images.getOrDefault(other.get(), ""));
            return;
        }
        survey.parts().python().forEach(this::addPython);
        new FlywayDraft(survey, draft).add();
        boolean areSeveral = draft.entries("integration", "migrations").size() > 1;
        applications.forEach((entry, set) ->
                draft.add("integration", "application", areSeveral ? entry.with("migrations", set) : entry));
        if (!draft.entries("integration", "migrations").isEmpty()) {
            addDatabase(postgres, images);
            draft.hint(
                    "once you say what is live, `upgrade`, `locks`, `runner`, `rollback`, `drift` and `compatibility` try"
                            + " what is pending on it");
        }
    }

    private void leaveOutAll(String image, String where) {
        boolean isAny = !FlywayFolder.in(survey.tree()).isEmpty()
                || survey.parts().python().stream()
                        .anyMatch(each -> has(each, "manage.py") || has(each, "alembic.ini"));
        if (isAny) {
            draft.leaveOut(
                    "migrations: the database is %s (%s), and only PostgreSQL is known here".formatted(image, where));
        }
    }

    private void addDatabase(Optional<String> postgres, Map<String, String> images) {
        Optional<String> image = postgres.filter(each -> !each.contains("$"));
        Optional<PythonFolder> async =
                survey.parts().python().stream().filter(this::isAsynchronous).findFirst();
        String why = image.map(images::get)
                .orElseGet(() -> async.flatMap(folder -> folder.declares("asyncpg"))
                        .map(Path::toString)
                        .orElse(""));
        Entry database = Entry.of("database", why)
                .with("image", image.orElse(""))
                .with("url-scheme", async.isPresent() ? "postgresql+asyncpg" : "");
        if (!database.values().isEmpty()) {
            draft.database(database);
        }
        if (image.isEmpty()) {
            tellOtherDatabase(images);
        }
    }

    /** Alembic's environment takes its URL as it is, and an asynchronous one wants another driver in it. */
    private boolean isAsynchronous(PythonFolder folder) {
        return has(folder, "alembic.ini")
                && folder.declares("asyncpg").isPresent()
                && survey.tree().named("env\\.py").stream()
                        .filter(file -> ProjectTree.isBelow(file, folder.path()))
                        .anyMatch(file -> survey.tree().text(file).orElse("").contains("async_engine"));
    }

    private void tellOtherDatabase(Map<String, String> images) {
        images.keySet().stream()
                .filter(OTHER_POSTGRES.asMatchPredicate())
                .findFirst()
                .ifPresent(image -> draft.leaveOut(
                        "the database %s (%s): it does not start as PostgreSQL's own image does, so the usual one is taken"
                                .formatted(image, images.get(image))));
        draft.hint("no Compose file names an image of PostgreSQL; say what production runs, such as"
                + " `database: {version: \"17\"}`");
    }

    private boolean has(PythonFolder folder, String name) {
        return survey.tree().file(folder.path().resolve(name)).isPresent();
    }

    private void addPython(PythonFolder folder) {
        if (has(folder, "manage.py")) {
            addDjango(folder);
        }
        if (has(folder, "alembic.ini")) {
            addCommand("alembic", folder, "alembic.ini");
        }
    }

    /** Returns a command that must succeed where a set of migrations runs. */
    private static Entry beside(Entry migrations, Entry command, String run) {
        Map<String, Object> values = new LinkedHashMap<>(migrations.values());
        values.remove("tool");
        values.put("run", run);
        return new Entry(command.name(), values, command.why());
    }

    private void addDjango(PythonFolder folder) {
        Entry migrations = addCommand("django", folder, "manage.py");
        List<Entry> commands = new ArrayList<>(List.of(beside(
                migrations, Entry.of("django", "Django's own checks"), "python manage.py check --database default")));
        if (folder.testsNeedDatabase() && folder.wants("pytest").isPresent()) {
            commands.add(beside(migrations, Entry.of("pytest", "here, for its tests ask for a database"), "pytest"));
        }
        commands.forEach(command -> applications.put(command, migrations.name()));
    }

    private Entry addCommand(String tool, PythonFolder folder, String file) {
        Optional<String> image = survey.image(each -> each.installs(tool, folder))
                .or(() -> folder.declares(tool).isPresent() ? Optional.empty() : python(folder));
        String name = Survey.name(folder.path().toString().replace('/', '-'), survey.stackName());
        Entry entry = Entry.of(name, folder.path().resolve(file).toString()).with("tool", tool);
        Entry placed = survey.placed(entry, image, folder.path());
        String free = draft.add("integration", "migrations", placed);
        image.ifPresent(this::tellVariables);
        return placed.named(free);
    }

    /** Where nothing declares the tool, an image in which something of Python's is installed is a good guess. */
    private Optional<String> python(PythonFolder folder) {
        return survey.image(image -> image.covers(folder.path())
                && INSTALLS_PYTHON.matcher(image.dockerfile().text()).find());
    }

    /** What Compose gives the service besides the database, the migrations may need as well. */
    private void tellVariables(String image) {
        for (ComposeFile compose : survey.parts().compose()) {
            List<String> names = new ArrayList<>(compose.variables(image));
            names.removeIf(name -> name.startsWith("PG") || name.equals("DATABASE_URL"));
            if (!names.isEmpty()) {
                draft.hint("%s gives %s to `%s`; what a check needs of it goes under its `env`"
                        .formatted(compose.path(), String.join(", ", names), image));
                return;
            }
        }
    }
}
