package dev.predeploy.launcher.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A Compose file, as far as it tells what is built and what is beside it. */
public final class ComposeFile {
    /** What such a file is called. */
    public static final String NAME = "(?:docker-)?compose(?:[.-][\\w.-]+)?\\.ya?ml";

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?-([^}]*)}");
    private static final Pattern USUAL = Pattern.compile("(?:docker-)?compose\\.ya?ml");

    private final Path path;
    private final JsonNode services;

    private ComposeFile(Path path, JsonNode services) {
        this.path = path;
        this.services = services;
    }

    /** Returns a project's Compose files, those that Compose takes by itself first. */
    public static List<ComposeFile> in(ProjectTree tree, Documents documents) {
        List<Path> paths = new ArrayList<>(tree.named(NAME));
        List<Path> usual = paths.stream()
                .filter(each ->
                        USUAL.matcher(String.valueOf(each.getFileName())).matches())
                .toList();
        Set<Path> ordered = new LinkedHashSet<>(usual);
        ordered.addAll(paths);
        return ordered.stream()
                .map(each -> new ComposeFile(each, documents.read(each).path("services")))
                .toList();
    }

    /** Returns where it lies. */
    public Path path() {
        return path;
    }

    /**
     * A service that is built.
     *
     * @param name the service
     * @param context the folder that is sent, from the project's folder on
     * @param dockerfile the Dockerfile, likewise
     * @param target the stage, if one is named
     */
    public record Built(String name, Path context, Path dockerfile, Optional<String> target) {}

    /** Returns what it builds from the project's own folders; {@code noted} is told what else is built. */
    public List<Built> built(java.util.function.Consumer<String> noted) {
        List<Built> built = new ArrayList<>();
        services.properties().forEach(service -> {
            JsonNode build = service.getValue().path("build");
            if (!build.isMissingNode() && !build.isNull()) {
                try {
                    built(service.getKey(), build)
                            .ifPresentOrElse(
                                    built::add,
                                    () -> noted.accept(
                                            "the image of `%s` (%s): its context is not a folder of this project"
                                                    .formatted(service.getKey(), path)));
                } catch (InvalidPathException e) {
                    noted.accept("the image of `%s` (%s): its context is no path".formatted(service.getKey(), path));
                }
            }
        });
        return built;
    }

    private Optional<Built> built(String name, JsonNode build) {
        String written =
                build.isTextual() ? build.asText() : build.path("context").asText(".");
        Path context = ProjectTree.folderOf(path).resolve(written).normalize();
        if (written.contains("://") || written.contains("$") || context.isAbsolute() || context.startsWith("..")) {
            return Optional.empty();
        }
        String dockerfile = build.path("dockerfile").asText("Dockerfile");
        Optional<String> target =
                Optional.of(build.path("target").asText("")).filter(text -> !text.isBlank() && !text.contains("$"));
        return Optional.of(new Built(name, context, context.resolve(dockerfile).normalize(), target));
    }

    /** Returns the images that services run and nobody here builds, by service, defaults of variables filled in. */
    public Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        services.properties().forEach(service -> {
            String image = service.getValue().path("image").asText("");
            if (!image.isBlank() && service.getValue().path("build").isMissingNode()) {
                images.put(service.getKey(), DEFAULT.matcher(image).replaceAll("$1"));
            }
        });
        return images;
    }

    /** Returns the names of the variables that a service is given. */
    public List<String> variables(String service) {
        JsonNode environment = services.path(service).path("environment");
        List<String> names = new ArrayList<>();
        if (environment.isArray()) {
            environment.forEach(each -> names.add(each.asText().replaceFirst("=.*", "")));
        } else {
            environment.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }
}
