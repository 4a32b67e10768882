package dev.predeploy.launcher.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folders with migrations in the form of Flyway that belong together.
 *
 * @param module the folder of the module that they belong to; empty for the project's own
 * @param locations the folders, for PostgreSQL where there are some for several databases
 * @param others folders beside them that are for other databases
 */
public record FlywayFolder(Path module, List<Path> locations, List<Path> others) {
    private static final String MIGRATION = "V\\d[\\w.]*__.*\\.sql";
    private static final Pattern ELSEWHERE = Pattern.compile(
            "h2|mysql|mariadb|oracle|sqlserver|mssql|sqlite|hsqldb?|db2|derby|snowflake|redshift|cockroachdb");

    /** Returns a project's folders of this sort, one for each module. */
    public static List<FlywayFolder> in(ProjectTree tree) {
        Map<Path, Set<Path>> byModule = new LinkedHashMap<>();
        tree.named(MIGRATION).stream()
                .map(ProjectTree::folderOf)
                .map(FlywayFolder::location)
                .forEach(folder -> byModule.computeIfAbsent(module(folder), absent -> new LinkedHashSet<>())
                        .add(folder));
        List<FlywayFolder> folders = new ArrayList<>();
        byModule.forEach((module, found) -> folders.add(of(module, found)));
        return folders;
    }

    private static FlywayFolder of(Path module, Set<Path> found) {
        Map<Boolean, List<Path>> foreign = found.stream()
                .sorted()
                .collect(Collectors.partitioningBy(path ->
                        ELSEWHERE.matcher(String.valueOf(path.getFileName())).matches()));
        List<Path> own = foreign.getOrDefault(false, List.of());
        return new FlywayFolder(module, outermost(own), foreign.getOrDefault(true, List.of()));
    }

    private static List<Path> outermost(List<Path> folders) {
        return folders.stream()
                .filter(each -> folders.stream().noneMatch(other -> !other.equals(each) && each.startsWith(other)))
                .toList();
    }

    /** Flyway looks below its locations, so {@code db/migration} stands for all in it, but not for each vendor's. */
    private static Path location(Path folder) {
        for (int end = 1; end < folder.getNameCount(); end++) {
            Path head = folder.subpath(0, end);
            boolean isForVendors = folder.getNameCount() == end + 1
                    && folder.getFileName().toString().matches(ELSEWHERE.pattern() + "|postgres(?:ql)?|common");
            if (head.endsWith("migration") && !isForVendors) {
                return head;
            }
        }
        return folder;
    }

    private static Path module(Path location) {
        for (int end = 0; end < location.getNameCount(); end++) {
            if (location.getName(end).toString().equals("src")) {
                return end == 0 ? Path.of("") : location.subpath(0, end);
            }
        }
        Path parent = ProjectTree.folderOf(location);
        return parent.endsWith("db") ? ProjectTree.folderOf(parent) : Path.of("");
    }
}
