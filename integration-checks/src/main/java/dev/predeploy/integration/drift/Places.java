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
        return line(object).orElseGet(() -> inMigrations(ObjectName.of(object), whole));
    }

    private Optional<Place> line(String object) {
        return snapshot.flatMap(read -> Optional.ofNullable(read.lines().get(object)))
                .map(line -> Place.file(file, line));
    }

    private Place inMigrations(ObjectName name, Optional<String> whole) {
        List<Place> newestFirst = new ArrayList<>(migrations);
        Collections.reverse(newestFirst);
        Optional<Pattern> also = whole.map(ObjectName::of).map(each -> word(each.local()));
        return newestFirst.stream()
                .filter(Place.InFile.class::isInstance)
                .map(Place.InFile.class::cast)
                .map(each -> lastMention(each.file(), word(name.local()), also))
                .filter(place -> place != NOWHERE)
                .findFirst()
                .orElse(NOWHERE);
    }

    private Place lastMention(String script, Pattern name, Optional<Pattern> also) {
        String text = text(folder.resolve(script));
        if (also.isPresent() && !also.get().matcher(text).find()) {
            return NOWHERE;
        }
        List<String> lines = text.lines().toList();
        for (int line = lines.size(); line > 0; line--) {
            if (name.matcher(lines.get(line - 1)).find()) {
                return Place.file(script, line);
            }
        }
        return NOWHERE;
    }

    private static Pattern word(String local) {
        String bare = local.replaceAll("\\(.*|^\"|\"$", "");
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
