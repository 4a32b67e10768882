package dev.predeploy.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knows which of the user's files a path in an image stands for: the one whose path in the build's context is what
 * remains of it when leading folders are taken away, such as {@code worker/src/index.ts} for {@code /app/src/index.ts}.
 */
public final class ImagePaths {
    private static final Set<String> FOREIGN = Set.of("node_modules", "site-packages", "dist-packages");

    private final String context;
    private final Set<String> files;

    private ImagePaths(String context, Set<String> files) {
        this.context = context;
        this.files = files;
    }

    /**
     * Looks at the sources that an image is built from.
     *
     * @param root the folder of the stack, or a copy of it
     * @param context the folder in it that is sent to the builder
     */
    static ImagePaths of(Path root, Path context) throws IOException {
        try (Stream<Path> files = Files.walk(context)) {
            Set<String> relative = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toUnmodifiableSet());
            String prefix = root.relativize(context).toString();
            return new ImagePaths(prefix.isEmpty() ? "" : prefix + "/", relative);
        }
    }

    /** Looks at the given files of the stack's folder, for an image of which nobody knows what it was built from. */
    static ImagePaths of(Collection<Path> files) {
        return new ImagePaths("", files.stream().map(Path::toString).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns the user's path; of a file that is not his, the path as it is. */
    public String userPath(String inImage) {
        List<String> parts = parts(inImage);
        if (parts.stream().anyMatch(FOREIGN::contains)) {
            return inImage;
        }
        return IntStream.range(0, parts.size())
                .filter(from -> isLikely(parts, from))
                .mapToObj(from -> context + String.join("/", parts.subList(from, parts.size())))
                .filter(files::contains)
                .findFirst()
                .or(() -> below(parts))
                .orElse(inImage);
    }

    private static List<String> parts(String inImage) {
        String path = inImage.startsWith("file://") ? inImage.substring("file://".length()) : inImage;
        return List.of(Path.of(path.replace('\0', ' ')).normalize().toString().split("/"));
    }

    /** The bare name of a file deep below other folders may be that of another; straight below one it is not. */
    private static boolean isLikely(List<String> parts, int from) {
        boolean isAbsolute = parts.get(0).isEmpty();
        return !isAbsolute || from <= 2 || parts.size() - from >= 2;
    }

    /** A tool may have run in a folder within: then just one of the user's files ends so. */
    private Optional<String> below(List<String> parts) {
        String end = "/" + String.join("/", parts);
        List<String> matching = files.stream()
                .filter(file -> ("/" + file).endsWith(end))
                .limit(2)
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }
}
