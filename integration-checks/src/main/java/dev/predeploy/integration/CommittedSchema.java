package dev.predeploy.integration;

import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.integration.snapshot.UnreadableSnapshot;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The schema as it was committed.
 *
 * @param file its file, as the user knows it
 * @param snapshot what stands there, if it is declared, there and readable
 * @param findings why it is not
 */
record CommittedSchema(String file, Optional<SchemaSnapshot> snapshot, List<Finding> findings) {

    /** Returns the command that writes the snapshot of a check. */
    static String command(CheckId check) {
        return "./predeploy snapshot --only " + check;
    }

    static CommittedSchema of(Optional<Path> declared, Path folder, CheckId check) throws IOException {
        String shown = declared.map(path -> path.toString().replace('\\', '/')).orElse("the snapshot");
        Path file = folder.resolve(declared.orElse(Path.of("")));
        if (declared.isEmpty()) {
            return new CommittedSchema(shown, Optional.empty(), List.of());
        }
        if (Files.isDirectory(file)) {
            return without(
                    shown,
                    Finding.of(shown + " is a folder")
                            .rule("snapshot-unreadable")
                            .expected("a file that `predeploy snapshot` wrote")
                            .at(Place.file(shown))
                            .fix("name a file in it, such as `snapshot: " + shown + "/schema.json`"));
        }
        if (!Files.isRegularFile(file)) {
            return without(
                    shown,
                    Finding.of("there is no " + shown)
                            .rule("snapshot-missing")
                            .expected("the schema that the migrations make")
                            .actual("no such file")
                            .at(Place.file(shown))
                            .fix("write it by `%s` and commit it".formatted(command(check))));
        }
        return read(shown, file, check);
    }

    private static CommittedSchema read(String shown, Path file, CheckId check) throws IOException {
        try {
            return new CommittedSchema(shown, Optional.of(SchemaSnapshot.read(Files.readAllBytes(file))), List.of());
        } catch (UnreadableSnapshot unreadable) {
            return without(
                    shown,
                    Finding.of(shown + " cannot be read: " + unreadable.getMessage())
                            .rule("snapshot-unreadable")
                            .expected("a file that `predeploy snapshot` wrote")
                            .at(Place.file(shown, unreadable.line(), unreadable.column()))
                            .fix("write it anew by `%s`".formatted(command(check))));
        }
    }

    private static CommittedSchema without(String shown, Finding finding) {
        return new CommittedSchema(shown, Optional.empty(), List.of(finding));
    }
}
