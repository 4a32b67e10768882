package dev.predeploy.launcher.project;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image that the project builds, and what its last stage installs.
 *
 * @param context the folder that is sent to the builder
 * @param file its Dockerfile
 * @param dockerfile what that says
 * @param tree the project
 */
public record ImageSource(Path context, Path file, Dockerfile dockerfile, ProjectTree tree) {
    private static final Pattern PIP = Pattern.compile("\\bpip[\\d.]*\\s+(?:install|wheel|sync)\\b([^&|;\\n]*)");
    private static final Pattern REQUIREMENTS = Pattern.compile("(?:-r|--requirement)[\\s=]*([^\\s\"']+)");
    private static final Pattern OWN_EXTRAS = Pattern.compile("(?:^|\\s)[\"']?\\.(?:\\[([\\w,-]+)])?[\"']?(?=\\s|$)");
    private static final Pattern LOCKED =
            Pattern.compile("\\b(?:poetry\\s+install|uv\\s+sync|pdm\\s+(?:sync|install))\\b([^&|;\\n]*)");
    private static final Pattern WITHOUT_DEV = Pattern.compile(
            "--no-dev\\b|--only[\\s=-]|--without[\\s=]\\S*dev|--prod\\b|--no-group[\\s=]dev|--no-default-groups");
    private static final Pattern PIPENV = Pattern.compile("\\bpipenv\\s+(?:install|sync)\\b([^&|;\\n]*)");
    private static final Pattern NODE = Pattern.compile(
            "\\b(?:npm\\s+(?:ci|install|i)|pnpm\\s+(?:install|i)|yarn(?:\\s+install)?|bun\\s+(?:install|i))\\b(?!\\s+(?:-g|--global))([^&|;\\n]*)");
    private static final Pattern NODE_PRODUCTION =
            Pattern.compile("--omit[\\s=]dev|--production|--prod\\b|--only=prod");
    private static final Pattern NODE_BUILD = Pattern.compile("\\b(?:npm|pnpm|yarn|bun)\\s+(?:run\\s+)?build\\b");

    /** Says whether a folder's files can be in it. */
    public boolean covers(Path folder) {
        return ProjectTree.isBelow(folder, context);
    }

    /** Says whether its last stage installs a package of Python's that a folder declares, or that pip is told of. */
    public boolean installs(String name, PythonFolder folder) {
        return covers(folder.path()) && (byPip(name, folder) || byLock(name, folder));
    }

    private boolean byPip(String name, PythonFolder folder) {
        return arguments(PIP)
                .anyMatch(words -> mentions(words, name)
                        || byRequirements(words, name)
                        || groups(OWN_EXTRAS.matcher(words)).anyMatch(extras -> isIn(folder.groupsOf(name), extras)));
    }

    private static boolean mentions(String words, String name) {
        return Stream.of(words.strip().split("\\s+", -1))
                .filter(word -> !word.startsWith("-"))
                .anyMatch(word -> Requirements.name(word.replace("\"", "").replace("'", ""))
                        .equalsIgnoreCase(name));
    }

    private boolean byRequirements(String words, String name) {
        return REQUIREMENTS
                .matcher(words)
                .results()
                .flatMap(each -> requirements(each.group(1)).stream())
                .anyMatch(file -> new Requirements(tree).packages(file).stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Returns the file that is meant by a path in the image: the same from the context on, else one that ends so. */
    private Optional<Path> requirements(String written) {
        String bare = written.replaceFirst("^(?:\\./|/)+", "");
        String name = bare.substring(bare.lastIndexOf('/') + 1);
        return tree.file(context.resolve(bare))
                .or(() -> tree.named(Pattern.quote(name)).stream()
                        .filter(this::covers)
                        .findFirst());
    }

    /** Packages that everybody gets come with the project itself, others with the extras that are named. */
    private static boolean isIn(Set<String> groups, String extras) {
        return groups.contains("") || Stream.of(extras.split(",", -1)).anyMatch(groups::contains);
    }

    private boolean byLock(String name, PythonFolder folder) {
        Set<String> groups = folder.groupsOf(name);
        boolean wantsMore = groups.stream().noneMatch(String::isEmpty);
        return !groups.isEmpty()
                && Stream.concat(
                                arguments(LOCKED)
                                        .filter(words -> !wantsMore
                                                || !WITHOUT_DEV.matcher(words).find()),
                                arguments(PIPENV).filter(words -> !wantsMore || words.contains("--dev")))
                        .findAny()
                        .isPresent();
    }

    private Stream<String> arguments(Pattern command) {
        return dockerfile.runs().stream().flatMap(run -> groups(command.matcher(run)));
    }

    private static Stream<String> groups(Matcher matcher) {
        return matcher.results().map(each -> each.group(1) == null ? "" : each.group(1));
    }

    /** Says whether its last stage installs the packages of a {@code package.json}, those for development included. */
    public boolean installs(NodeFolder folder) {
        return isAbout(folder)
                && !dockerfile.environment().contains("NODE_ENV=production")
                && arguments(NODE)
                        .anyMatch(words -> !NODE_PRODUCTION.matcher(words).find());
    }

    /** Says whether one of its stages runs the script {@code build} of a {@code package.json}. */
    public boolean builds(NodeFolder folder) {
        return isAbout(folder)
                && dockerfile.allRuns().stream()
                        .anyMatch(run -> NODE_BUILD.matcher(run).find());
    }

    private boolean isAbout(NodeFolder folder) {
        boolean isNamed =
                !folder.path().toString().isEmpty() && dockerfile.text().contains(folder.path() + "/");
        return context.equals(folder.path()) || (covers(folder.path()) && isNamed);
    }

    /** Returns where a folder of the project lies in the image, as seen from the folder that its commands run in. */
    public Optional<String> directory(Path folder) {
        String below = context.toString().isEmpty()
                ? folder.toString()
                : context.relativize(folder).toString();
        boolean isThere = dockerfile
                .workdir()
                .filter(path -> path.replaceFirst("/+$", "").endsWith("/" + below))
                .isPresent();
        return below.isEmpty() || isThere ? Optional.empty() : Optional.of(below);
    }
}
