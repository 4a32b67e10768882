package dev.predeploy.integration.flyway;

import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The migrations that are applied already where the stack is deployed: those of a Git commit. None of them may change or
 * vanish, and no new one may slip in below them; Flyway refuses to deploy such a thing.
 *
 * @param ref the commit, in any words that Git knows
 * @param commands runs Git
 */
public record LiveMigrations(String ref, Commands commands) {

    List<Finding> compare(FileNames names, FlywaySettings settings) throws InterruptedException {
        Map<String, Path> now = new HashMap<>();
        for (Path file : names.files()) {
            now.put(String.valueOf(file.getFileName()), file);
        }
        List<String> live = live(settings).stream()
                .filter(path -> names.version(name(path)).isPresent())
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (String path : live) {
            Path file = now.remove(name(path));
            (file == null ? Optional.of(missing(path)) : edited(path, file, settings)).ifPresent(findings::add);
        }
        live.stream()
                .flatMap(path -> names.version(name(path)).stream())
                .max(Comparator.naturalOrder())
                .filter(newest ->
                        settings.parameter("outOfOrder").filter("true"::equals).isEmpty())
                .ifPresent(newest -> findings.addAll(slippedIn(now, newest, names, settings)));
        return findings;
    }

    private static List<Finding> slippedIn(
            Map<String, Path> added, MigrationVersion newest, FileNames names, FlywaySettings settings) {
        return added.entrySet().stream()
                .filter(each -> names.version(each.getKey())
                        .filter(version -> version.compareTo(newest) <= 0)
                        .isPresent())
                .map(each -> Finding.of(each.getKey() + " is new, but " + newest + " is applied already")
                        .rule("out-of-order")
                        .at(Place.file(settings.userPath(each.getValue())))
                        .fix("Give it a version above " + newest + ", or allow it by `out-of-order: true`."))
                .sorted(Comparator.comparing(Finding::what))
                .toList();
    }

    private Optional<Finding> edited(String path, Path file, FlywaySettings settings) throws InterruptedException {
        List<String> before = lines(git(settings, "show", ref + ":./" + path), settings);
        List<String> after = lines(file, settings);
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same == before.size() && same == after.size()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(name(path) + " was edited, but it is applied already (" + ref + ")")
                .rule("edited-migration")
                .at(Place.file(settings.userPath(file), same + 1))
                .expected(same < before.size() ? before.get(same).strip() : "(the file's end)")
                .actual(same < after.size() ? after.get(same).strip() : "(the file's end)")
                .fix("Put it back as it was, and write a new migration."));
    }

    private Finding missing(String path) {
        return Finding.of(name(path) + " is gone, but it is applied already (" + ref + ")")
                .rule("missing-migration")
                .at(Place.file(path))
                .fix("Put it back: Flyway refuses to deploy without what it once applied.");
    }

    private List<String> live(FlywaySettings settings) throws InterruptedException {
        Finished known = git(settings, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (!known.succeeded()) {
            throw broken("Git does not know the commit `" + ref + "` of `since`", known);
        }
        List<String> words = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--name-only", ref, "--"));
        settings.locations()
                .forEach(location ->
                        words.add(settings.userPath(settings.folder().resolve(location))));
        Finished tree = git(settings, words.toArray(String[]::new));
        if (!tree.succeeded()) {
            throw broken("Git could not list the migrations of `" + ref + "`", tree);
        }
        return List.of(tree.stdout().split("\0")).stream()
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private static CheckBroken broken(String what, Finished git) {
        return new CheckBroken(Finding.of(what)
                .actual(git.tail(1).isBlank() ? git.sentence() : git.tail(1))
                .fix("See that the stack lies in a Git repository and that the commit is there (in CI: git fetch)."));
    }

    private Finished git(FlywaySettings settings, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks"));
        command.addAll(List.of(words));
        return commands.run(Command.of(settings.folder(), command));
    }

    /** Flyway's checksums do not look at line ends either. */
    private static List<String> lines(Finished shown, FlywaySettings settings) {
        if (!shown.succeeded()) {
            throw broken("Git could not show a migration", shown);
        }
        return lines(shown.stdoutFile(), settings);
    }

    private static List<String> lines(Path file, FlywaySettings settings) {
        try {
            Charset charset = Charset.forName(settings.parameter("encoding").orElse("UTF-8"));
            return new SourceText(new String(Files.readAllBytes(file), charset))
                    .text()
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
