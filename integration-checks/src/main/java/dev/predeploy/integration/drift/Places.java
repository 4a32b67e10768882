package dev.predeploy.integration.drift;

import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.integration.text.Comments;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says where an object is written down.
 *
 * @param folder the stack's folder
 * @param file the snapshot's file, as the user knows it
 * @param snapshot what stands in it
 * @param migrations the files of the migrations, in the order in which they apply
 * @param pending those of them that the live database does not have
 */
public record Places(
        Path folder, String file, Optional<SchemaSnapshot> snapshot, List<Place> migrations, List<Place> pending) {
    private static final Place NOWHERE = Place.nowhere();

    /** Copies the lists. */
    public Places {
        migrations = List.copyOf(migrations);
        pending = List.copyOf(pending);
    }

    /** Returns the line of an object in the snapshot, else that of what it is a part of, else the file. */
    Place inSnapshot(String object, Optional<String> whole) {
        return Stream.concat(Stream.of(object), whole.stream())
                .flatMap(each -> line(each).stream())
                .findFirst()
                .orElseGet(() -> Place.file(file));
    }

    /** Returns the line of an object in the snapshot, else the last of an applied migration that names it, else nowhere. */
    Place ofApplied(String object, Optional<String> whole) {
        return line(object)
                .orElseGet(() ->
                        last(migrations.stream().filter(each -> !pending.contains(each)), new Mention(object, whole)));
    }

    private Optional<Place> line(String object) {
        return snapshot.flatMap(read -> Optional.ofNullable(read.lines().get(object)))
                .map(line -> Place.file(file, line));
    }

    /** Returns where the last migration that names an object does so, else nowhere. */
    Place inMigrations(String object, Optional<String> whole) {
        return last(migrations.stream(), new Mention(object, whole));
    }

    private Place last(Stream<Place> files, Mention mention) {
        return files.filter(Place.InFile.class::isInstance)
                .map(Place.InFile.class::cast)
                .flatMap(each ->
                        mention
                                .line(text(folder.resolve(each.file())))
                                .map(line -> Place.file(each.file(), line))
                                .stream())
                .reduce(NOWHERE, (earlier, later) -> later);
    }

    /** What cannot be read, such as the file of an image, names nothing, and neither does a comment. */
    private static String text(Path script) {
        try {
            return Files.isRegularFile(script)
                    ? comments(script).blanked(new String(Files.readAllBytes(script), StandardCharsets.UTF_8))
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Comments comments(Path script) {
        return script.toString().toLowerCase(Locale.ROOT).endsWith(".sql") ? Comments.OF_SQL : Comments.AFTER_HASHES;
    }
}
