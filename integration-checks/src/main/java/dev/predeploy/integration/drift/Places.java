package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.ObjectName;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says where an object is written down.
 *
 * @param folder the stack's folder
 * @param file the snapshot's file, as the user knows it
 * @param snapshot what stands in it
 * @param migrations the files of the migrations, in the order in which they apply
 */
public record Places(Path folder, String file, Optional<SchemaSnapshot> snapshot, List<Place> migrations) {
    private static final Place NOWHERE = Place.nowhere();

    /** Copies the list. */
    public Places {
        migrations = List.copyOf(migrations);
    }

    /** Returns the line of an object in the snapshot, else that of what it is a part of, else the file. */
    Place inSnapshot(String object, Optional<String> whole) {
        return Stream.concat(Stream.of(object), whole.stream())
                .flatMap(each -> line(each).stream())
                .findFirst()
                .orElseGet(() -> Place.file(file));
    }

    /** Returns the line of an object in the snapshot, else the last of a migration that names it, else nowhere. */
    Place of(String object, Optional<String> whole) {
        return line(object).orElseGet(() -> inMigrations(object, whole));
    }

    private Optional<Place> line(String object) {
        return snapshot.flatMap(read -> Optional.ofNullable(read.lines().get(object)))
                .map(line -> Place.file(file, line));
    }

    /** Returns where the last migration that names an object does so, else nowhere. */
    Place inMigrations(String object, Optional<String> whole) {
        List<Place> newestFirst = new ArrayList<>(migrations);
        Collections.reverse(newestFirst);
        Pattern name = word(ObjectName.of(object));
        Optional<Pattern> below = whole.map(ObjectName::of).map(Places::word);
        return newestFirst.stream()
                .filter(Place.InFile.class::isInstance)
                .map(Place.InFile.class::cast)
                .map(each -> mention(each.file(), name, below))
                .filter(place -> place != NOWHERE)
                .findFirst()
                .orElse(NOWHERE);
    }

    /** A part has a name that many have: it counts only from where the file names the whole. */
    private Place mention(String script, Pattern name, Optional<Pattern> below) {
        List<String> lines = text(folder.resolve(script)).lines().toList();
        int from = below.map(whole -> first(lines, 0, whole)).orElse(0);
        int line = from < 0 ? -1 : first(lines, from, name);
        return line < 0 ? NOWHERE : Place.file(script, line + 1);
    }

    private static int first(List<String> lines, int from, Pattern name) {
        return IntStream.range(from, lines.size())
                .filter(line -> name.matcher(lines.get(line)).find())
                .findFirst()
                .orElse(-1);
    }

    private static Pattern word(ObjectName name) {
        String bare = name.local().replaceAll("\\(.*|^\"|\"$", "");
        return Pattern.compile("(?i)(?<![\\w$])" + Pattern.quote(bare) + "(?![\\w$])");
    }

    /** What cannot be read, such as the file of an image, names nothing. */
    private static String text(Path script) {
        try {
            return Files.isRegularFile(script) ? new String(Files.readAllBytes(script), StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
