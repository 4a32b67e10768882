package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code snapshot}, on the red stack of the kind that compares with what it writes. */
@Timeout(300)
class SnapshotTests {
    private static final String[] ABSENT = {"snapshot", "--only", "integration/drift/absent"};

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void copy() throws Exception {
        folder = RedStack.copied("drift", parent).folder();
    }

    @Test
    void writesTheFileOfTheSelectedEntryAndNothingElse() throws Exception {
        Set<String> before = files();
        Launched first = new Launch(folder).run(ABSENT);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).isEqualTo("created db/absent.json (integration/drift/absent, 19 objects)\n");
        before.add("db/absent.json");
        assertThat(files()).isEqualTo(before);
        String text = Files.readString(folder.resolve("db/absent.json"));
        assertThat(text).endsWith("  }\n}\n").contains("      \"comment\": \"All of them\",\n");
        Validator.Result valid =
                new ValidatorFactory().validate(Files.readString(Path.of("../docs/snapshot.schema.json")), text);
        assertThat(valid.isValid()).as(valid.getErrors().toString()).isTrue();
        assertThat(new Launch(folder).run(ABSENT).out()).startsWith("unchanged db/absent.json");
        Launched check = new Launch(folder).run("run", "--only", "integration/drift/absent");
        assertThat(check.exitCode()).as(check.out()).isZero();
        Files.writeString(folder.resolve("db/orders/V2__paid.sql"), "ALTER TABLE orders ADD paid boolean;");
        assertThat(new Launch(folder).run(ABSENT).out())
                .startsWith("updated db/absent.json")
                .contains(", 20 objects)");
    }

    @Test
    void answersAsARunWouldWhereMigrationsFail() throws Exception {
        Launched launched = new Launch(folder).run("snapshot", "--only", "integration/drift/{on-refused,absent}");
        assertThat(launched.exitCode()).isEqualTo(2);
        Launched refused = new Launch(folder)
                .run("snapshot", "--only", "integration/drift/on-refused", "--only", "integration/drift/absent");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("predeploy: integration/drift/on-refused: column \"nope\" does not exist\n")
                .contains("db/refused/V1__nope.sql:1:8 [42703]");
        assertThat(refused.out()).startsWith("created db/absent.json");
        assertThat(Files.readString(folder.resolve("db/stale.json"))).contains("Some of them");
    }

    @Test
    void writesTheOthersWhereOneCannotBeWritten() throws Exception {
        Files.createSymbolicLink(folder.resolve("db/absent.json"), Path.of("nowhere.json"));
        Launched launched = new Launch(folder)
                .run("snapshot", "--only", "integration/drift/absent", "--only", "integration/drift/stale");
        assertThat(launched.exitCode()).isEqualTo(3);
        assertThat(launched.err())
                .startsWith("predeploy: integration/drift/absent: db/absent.json could not be written\n")
                .contains("it is a link to nothing");
        assertThat(launched.out()).startsWith("updated db/stale.json");
    }

    @Test
    void isAWrongCommandWhereNoSelectedCheckNamesAFile() {
        Launched launched = new Launch(folder).run("snapshot", "--only", "integration/drift/shop");
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err())
                .startsWith("predeploy: None of the selected checks compares with a snapshot")
                .contains("`drift: {main: {snapshot: db/schema.json}}`");
    }

    @Test
    void keepsASecretOutOfTheFile() throws Exception {
        Files.writeString(
                folder.resolve("db/orders/V2__secret.sql"),
                "COMMENT ON COLUMN orders.id IS 'postgresql://me:let-me-in@db.example/shop';");
        Launched launched = new Launch(folder).run(ABSENT);
        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.err())
                .contains("the schema holds the value of a secret")
                .doesNotContain("let-me-in");
        assertThat(folder.resolve("db/absent.json")).doesNotExist();
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
