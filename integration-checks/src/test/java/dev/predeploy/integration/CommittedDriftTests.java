package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A committed snapshot, compared with what the migrations make. */
@Timeout(300)
class CommittedDriftTests {
    private static final String MADE = """
            {
              "snapshot": 1,
              "postgres": 16,
              "objects": {
                "extension plpgsql": "in pg_catalog",
                "schema public": {},
                "table public.a": {
                  "column id": "integer NOT NULL",
                  "column name": "text",
                  "constraint a_pkey": "PRIMARY KEY (id)"
                }
              }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void migrations() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("m")).resolve("V1__a.sql"),
                "CREATE TABLE a (id int PRIMARY KEY, name text);");
        Files.createDirectories(folder.resolve("db"));
    }

    @Test
    void tellsEachWayInWhichASnapshotIsNotWhatTheMigrationsMake() throws Exception {
        snapshot("same", MADE);
        snapshot("older", MADE.replace("      \"column name\": \"text\",\n", ""));
        snapshot("newer", MADE.replace("\"schema public\"", "\"enum public.mood\": \"'ok'\",\n    \"schema public\""));
        snapshot("other", MADE.replace("\"text\"", "\"varchar\"").replace("\n", "\r\n"));
        TestedChecks checks = run("same", "older", "newer", "other");
        assertThat(of(checks, "same").findings()).isEmpty();
        assertThat(of(checks, "same").outcome()).isEqualTo(Outcome.PASSED);
        assertTold(of(checks, "older"), "snapshot-stale", Place.file("db/older.json", 7));
        assertThat(of(checks, "older").finding().what())
                .isEqualTo("column public.a.name is made by the migrations, but the snapshot does not have it");
        assertThat(of(checks, "older").finding().expected()).contains("by the migrations: text");
        assertThat(of(checks, "older").finding().actual()).contains("in the snapshot: nothing of that name");
        assertThat(of(checks, "older").finding().fix())
                .contains("run `./predeploy snapshot --only integration/drift/older` and commit db/older.json");
        assertTold(of(checks, "newer"), "snapshot-stale", Place.file("db/newer.json", 6));
        assertThat(of(checks, "newer").reason())
                .isEqualTo("enum public.mood is in the snapshot, but the migrations do not make it");
        assertTold(of(checks, "other"), "snapshot-stale", Place.file("db/other.json", 9));
    }

    @Test
    void tellsASnapshotThatCannotBeRead() throws Exception {
        snapshot("broken", MADE.replace("\"text\",", "\"text\""));
        snapshot("future", MADE.replace("\"snapshot\": 1", "\"snapshot\": 7"));
        snapshot("marked", "\uFEFF" + MADE);
        snapshot("empty", "{\"snapshot\": 1, \"postgres\": 16}");
        Files.write(
                folder.resolve("db/latin.json"),
                MADE.replace("\"text\"", "\"té\"").getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder.resolve("db/folder.json"));
        TestedChecks checks = run("broken", "future", "absent", "marked", "empty", "latin", "folder");
        assertThat(of(checks, "marked").findings()).isEmpty();
        assertTold(of(checks, "empty"), "snapshot-unreadable", Place.file("db/empty.json", 1, 31));
        assertTold(of(checks, "latin"), "snapshot-unreadable", Place.file("db/latin.json", 1, 1));
        assertTold(of(checks, "folder"), "snapshot-unreadable", Place.file("db/folder.json"));
        assertTold(of(checks, "broken"), "snapshot-unreadable", Place.file("db/broken.json", 10, 7));
        assertTold(of(checks, "future"), "snapshot-unreadable", Place.file("db/future.json", 2, 15));
        assertTold(of(checks, "absent"), "snapshot-missing", Place.file("db/absent.json"));
        assertThat(of(checks, "absent").finding().fix().orElseThrow()).contains("./predeploy snapshot --only");
    }

    private static void assertTold(TestedCheck check, String rule, Place place) {
        assertThat(check.outcome()).as(check.id()).isEqualTo(Outcome.FAILED);
        Finding finding = check.finding();
        assertThat(finding.rule()).as(finding.what()).contains(rule);
        assertThat(finding.place()).as(finding.what()).isEqualTo(place);
    }

    private static TestedCheck of(TestedChecks checks, String name) {
        return checks.check("integration/drift/" + name);
    }

    private void snapshot(String name, String text) throws IOException {
        Files.writeString(folder.resolve("db/" + name + ".json"), text);
    }

    private TestedChecks run(String... names) throws IOException {
        StringBuilder entries = new StringBuilder();
        List.of(names)
                .forEach(name -> entries.append(
                        "    %s: {snapshot: db/%s.json, allow: [\"* public.flyway_*\"]}\n".formatted(name, name)));
        return CheckTester.of(DriftCheck.class).run(folder, """
                stack: test
                integration:
                  migrations: {main: {tool: flyway, locations: [m]}}
                  drift:
                """ + entries);
    }
}
