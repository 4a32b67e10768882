package dev.predeploy.integration.flyway;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Reads file names as Flyway does, which passes over in silence what it takes for no migration. */
final class FileNames {
    private static final Pattern UNDO = Pattern.compile("U\\d.*__.*");
    private static final Pattern BEGIN = Pattern.compile("[VvRr]?(?:(\\d+(?:[._]\\d+)*)[\\s_-]*|[\\s_-]+)");
    private static final Pattern PROGRAM = Pattern.compile("[VRB][^.]*__.*\\.(java|kt|groovy|scala|class)");

    private final FlywaySettings settings;
    private final Configuration configuration;
    private final ResourceNameParser parser;

    FileNames(FlywaySettings settings, Configuration configuration) {
        this.settings = settings;
        this.configuration = configuration;
        this.parser = new ResourceNameParser(configuration);
    }

    /** Returns the files in all locations, sorted. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path folder : settings.folders()) {
            try (Stream<Path> below = Files.walk(folder)) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException unreadable) {
                throw new CheckBroken(
                        Finding.of("The location of migrations " + settings.userPath(folder) + " cannot be read")
                                .actual(unreadable.toString())
                                .fix("Name a folder that is there under `locations`."),
                        unreadable);
            }
        }
        return files;
    }

    /** Returns the version that a file's name gives it, if it is a versioned migration. */
    Optional<MigrationVersion> version(String name) {
        if (!isScript(name)) {
            return Optional.empty();
        }
        ResourceName parsed = parser.parse(name);
        return parsed.isValid() ? Optional.ofNullable(parsed.getVersion()) : Optional.empty();
    }

    /** Returns a finding for each migration that Flyway cannot read as text. */
    List<Finding> undecodable() {
        return configuration.isDetectEncoding()
                ? List.of()
                : files().stream()
                        .filter(this::isRead)
                        .flatMap(file -> new Undecodable(file, configuration.getEncoding())
                                .finding(settings.userPath(file)).stream())
                        .toList();
    }

    /** A file may have settings of its own beside it, the encoding among them. */
    private boolean isRead(Path file) {
        return isRun(file) && !Files.exists(file.resolveSibling(file.getFileName() + ".conf"));
    }

    /** Says whether Flyway runs a file, as a migration or as a callback. */
    boolean isRun(Path file) {
        String name = String.valueOf(file.getFileName());
        ResourceName parsed = parser.parse(name);
        return isScript(name)
                && parsed.isValid()
                && !UNDO.matcher(name).matches()
                && (settings.callbacks() || parsed.getPrefix().length() == 1);
    }

    /** Returns a finding for each file that looks like a migration and will never be applied. */
    List<Finding> misnamed() {
        List<Finding> findings = new ArrayList<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            Place place = Place.file(settings.userPath(file));
            if (PROGRAM.matcher(name).matches()) {
                throw new CheckBroken(Finding.of("A migration that is a program cannot be run here: " + name)
                        .at(place)
                        .fix("Let the application's own build migrate: `tool: command`."));
            }
            if (isScript(name)
                    && !UNDO.matcher(name).matches()
                    && !parser.parse(name).isValid()) {
                findings.add(Finding.of("Flyway passes over " + name + ": it is not named as a migration")
                        .rule("migration-name")
                        .at(place)
                        .expected("a name such as " + proper(name) + " or a callback's")
                        .actual(parser.parse(name).getValidityMessage())
                        .fix("Rename it, or move it out of the locations."));
            }
        }
        return findings;
    }

    /** Keeps what the name says already; a letter alone is no prefix: readme.sql begins with a word. */
    private static String proper(String name) {
        Matcher begin = BEGIN.matcher(name);
        boolean isBegun = begin.lookingAt();
        String rest = isBegun ? name.substring(begin.end()) : name;
        String words = rest.isEmpty() || rest.startsWith(".") ? "what_it_does.sql" : rest;
        String version = isBegun && begin.group(1) != null ? begin.group(1) : "2";
        return "V" + version + "__" + words + ", R__" + words;
    }

    private boolean isScript(String name) {
        return Stream.of(configuration.getSqlMigrationSuffixes())
                .anyMatch(suffix -> name.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT)));
    }
}
