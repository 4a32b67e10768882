package dev.predeploy.launcher.draft;

import dev.predeploy.launcher.project.ComposeFile;
import dev.predeploy.launcher.project.Dockerfile;
import dev.predeploy.launcher.project.ImageSource;
import dev.predeploy.launcher.project.ProjectTree;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Drafts the images: what Compose files build, under the names of their services, then every other Dockerfile. */
final class ImageDraft {
    private static final String DOCKERFILE = "(?:[\\w.-]+\\.)?(?:Dockerfile|Containerfile)(?:[.-][\\w.-]+)?";
    private static final Pattern NAMED =
            Pattern.compile("(?:([\\w.-]+)\\.)?(?:Dockerfile|Containerfile)(?:[.-]([\\w.-]+))?");
    private static final Pattern FOR_BUILDING =
            Pattern.compile("docker|dockerfiles?|containers?|build|deploy(?:ment)?|ops|infra");

    private final Survey survey;
    private final Draft draft;
    private final Set<String> built = new HashSet<>();
    private final Set<Path> used = new HashSet<>();

    ImageDraft(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void add() {
        for (ComposeFile compose : survey.parts().compose()) {
            compose.built(draft::leaveOut).forEach(each -> addBuilt(compose, each));
        }
        survey.tree().named(DOCKERFILE).stream()
                .filter(file -> !used.contains(file) && !file.toString().endsWith(".dockerignore"))
                .forEach(file ->
                        add(nameOf(file), new Source(contextOf(file), file, Optional.empty()), file.toString()));
    }

    private record Source(Path context, Path dockerfile, Optional<String> target) {}

    private void addBuilt(ComposeFile compose, ComposeFile.Built each) {
        if (survey.tree().file(each.dockerfile()).isEmpty()) {
            draft.leaveOut("the image of `%s` (%s): there is no file %s"
                    .formatted(each.name(), compose.path(), each.dockerfile()));
        } else if (built.add(each.context() + "\n" + each.dockerfile() + "\n" + each.target())) {
            Source source = new Source(each.context(), each.dockerfile(), each.target());
            add(Survey.name(each.name(), "image"), source, "%s: services.%s".formatted(compose.path(), each.name()));
        }
    }

    private void add(String name, Source source, String why) {
        used.add(source.dockerfile());
        Dockerfile dockerfile =
                Dockerfile.parse(survey.tree().text(source.dockerfile()).orElse(""));
        if (dockerfile.isEmpty()) {
            draft.leaveOut("an image of %s: it has no FROM".formatted(source.dockerfile()));
            return;
        }
        String free = free(name, source);
        boolean isUsual = source.dockerfile().equals(source.context().resolve("Dockerfile"));
        Entry entry = Entry.of(free, why)
                .with("context", source.context().toString())
                .with("dockerfile", isUsual ? "" : source.dockerfile().toString())
                .with("target", source.target().orElse(""));
        draft.image(entry.values().isEmpty() ? entry.with("context", ".") : entry);
        survey.images().put(free, new ImageSource(source.context(), source.dockerfile(), dockerfile, survey.tree()));
    }

    private String free(String name, Source source) {
        String free = name;
        for (int next = 2; draft.imageNames().contains(free); next++) {
            Path folder = ProjectTree.folderOf(source.dockerfile());
            free = next == 2 && !folder.toString().isEmpty()
                    ? Survey.name(folder.toString().replace('/', '-'), name)
                    : name + "-" + next;
        }
        return free;
    }

    /** {@code web.Dockerfile} and {@code Dockerfile.web} are of {@code web}, {@code web/Dockerfile} too. */
    private String nameOf(Path file) {
        var matcher = NAMED.matcher(String.valueOf(file.getFileName()));
        Path folder = ProjectTree.folderOf(file);
        boolean isBare = folder.toString().isEmpty()
                || FOR_BUILDING.matcher(String.valueOf(folder.getFileName())).matches();
        String part = "";
        if (matcher.matches()) {
            part = Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElse("");
        }
        String owner = isBare ? survey.stackName() : String.valueOf(folder.getFileName());
        return Survey.name(part.isEmpty() ? owner : part, "image");
    }

    private static boolean isForBuilding(Path folder) {
        return FOR_BUILDING.matcher(String.valueOf(folder.getFileName())).matches();
    }

    /** The nearest folder above the Dockerfile that has all that it copies; its own where none has. */
    private Path contextOf(Path file) {
        var copied = Dockerfile.parse(survey.tree().text(file).orElse("")).copied();
        Path own = ProjectTree.folderOf(file);
        boolean isForBuilding = isForBuilding(own) || isForBuilding(ProjectTree.folderOf(own));
        boolean namesNothing = copied.stream().allMatch(each -> each.equals(".") || each.equals("./"));
        if (namesNothing) {
            return isForBuilding ? Path.of("") : own;
        }
        for (Path folder = own; ; folder = ProjectTree.folderOf(folder)) {
            Path here = folder;
            if (copied.stream().allMatch(each -> survey.tree().exists(here.resolve(each)))) {
                return folder;
            }
            if (folder.toString().isEmpty()) {
                return isForBuilding ? folder : own;
            }
        }
    }
}
