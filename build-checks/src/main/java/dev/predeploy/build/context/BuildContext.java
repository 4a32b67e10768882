package dev.predeploy.build.context;

import dev.predeploy.build.dockerfile.Dockerfile;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Image;
import dev.predeploy.kit.yaml.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The context of an image's build, and what people should know of it though it builds. */
public final class BuildContext {
    /** It takes 8 seconds over 100 Mbit/s, for each build elsewhere; what people write themselves is seldom a tenth of it. */
    private static final long LARGE = 100_000_000;

    private static final int MOST_SECRETS = 5;
    private static final int MOST_FOLDERS = 3;

    private final Path folder;
    private final Path context;
    private final Dockerignore ignored;
    private final Dockerfile dockerfile;
    private final List<Path> sources;

    private BuildContext(Image image, Session session) throws IOException {
        this.folder = session.stack().folder();
        this.context = folder.resolve(image.context()).normalize();
        this.ignored = Dockerignore.of(folder.resolve(Dockerfile.path(image)), context);
        this.dockerfile = Dockerfile.of(image, folder);
        this.sources = session.get(Workspaces.class).sourceFiles();
    }

    /** Returns the warnings that the context of an image gives rise to; without a Dockerfile, none. */
    public static List<Finding> warnings(Image image, Session session) throws IOException {
        if (!Files.isRegularFile(session.stack().folder().resolve(Dockerfile.path(image)))) {
            return List.of();
        }
        BuildContext context = new BuildContext(image, session);
        List<Finding> warnings = new ArrayList<>(context.large().stream().toList());
        warnings.addAll(context.secrets());
        return warnings;
    }

    private Optional<Finding> large() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path source : sources) {
            Path file = folder.resolve(source);
            if (file.startsWith(context) && Files.isRegularFile(file) && !ignored.leavesOut(path(file))) {
                sizes.merge(top(path(file)), Files.size(file), Long::sum);
            }
        }
        long whole = sizes.values().stream().mapToLong(Long::longValue).sum();
        return whole <= LARGE ? Optional.empty() : Optional.of(large(whole, sizes));
    }

    private Finding large(long whole, Map<String, Long> sizes) {
        List<Map.Entry<String, Long>> largest = sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_FOLDERS)
                .toList();
        String folders = largest.stream()
                .map(entry -> "%s %s".formatted(entry.getKey(), new ByteSize(entry.getValue())))
                .collect(Collectors.joining(", "));
        return Finding.of("the context of the build is large")
                .expected("at most " + new ByteSize(LARGE))
                .actual("%s: %s".formatted(new ByteSize(whole), folders))
                .severity(Severity.WARNING)
                .fix("Where the image does not need it, add the line `%s` to %s."
                        .formatted(largest.get(0).getKey(), shown(ignored.file())))
                .at(Files.isRegularFile(ignored.file()) ? Place.file(shown(ignored.file())) : dockerfile.place());
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash + 1);
    }

    /** Also looks at what version control ignores: our own build does not send it, but anybody's build by hand does. */
    private List<Finding> secrets() throws IOException {
        List<CopySource> copies = CopySource.of(dockerfile);
        List<Finding> warnings = new ArrayList<>();
        for (String path : ContextFiles.of(context, ignored)) {
            Optional<CopySource> copy =
                    copies.stream().filter(each -> each.takes(path)).findFirst();
            if (copy.isPresent() && warnings.size() < MOST_SECRETS) {
                SecretFile.words(context, path)
                        .map(words -> secret(path, words, copy.get()))
                        .ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    private Finding secret(String path, String words, CopySource copy) {
        Path file = context.resolve(path);
        boolean isSent = sources.contains(folder.relativize(file));
        return Finding.of("what looks like %s goes into the build".formatted(words))
                .expected("no secret in the context")
                .actual(
                        "`%s` at %s takes it%s"
                                .formatted(
                                        copy.text(),
                                        dockerfile.place(copy.instruction()).text(),
                                        isSent
                                                ? ""
                                                : " in a build by hand; version control ignores it, so this build did not have it"))
                .severity(Severity.WARNING)
                .fix("Add the line `%s` to %s.".formatted(path, shown(ignored.file())))
                .at(Place.file(shown(file)));
    }

    private String path(Path file) {
        return context.relativize(file).toString().replace('\\', '/');
    }

    private String shown(Path file) {
        Path normal = file.normalize();
        return (normal.startsWith(folder) ? folder.relativize(normal) : normal)
                .toString()
                .replace('\\', '/');
    }
}
