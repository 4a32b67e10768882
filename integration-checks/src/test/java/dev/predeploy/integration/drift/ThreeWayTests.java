package dev.predeploy.integration.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which side has what; a minus stands for an object that is not there. */
class ThreeWayTests {
    private static final String OBJECT = "view public.v";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | 1 |
            1 | 1 | - | missing-in-live: view public.v is made by the migrations, but the live database does not have it
            1 | 1 | 2 | differs-in-live: view public.v is not as the migrations make it in the live database
            - | - | 1 | made-by-hand: view public.v is in the live database, but neither the migrations nor the snapshot have it
            1 | - | 1 | snapshot-stale: view public.v is made by the migrations, but the snapshot does not have it; the live database agrees with the migrations
            1 | - | - | snapshot-stale: view public.v is made by the migrations, but the snapshot does not have it; the live database agrees with the snapshot
            - | 1 | - | snapshot-stale: view public.v is in the snapshot, but the migrations do not make it; the live database agrees with the migrations
            - | 1 | 1 | snapshot-stale: view public.v is in the snapshot, but the migrations do not make it; the live database agrees with the snapshot
            1 | 2 | 2 | snapshot-stale: view public.v is not in the snapshot as the migrations make it; the live database agrees with the snapshot
            """)
    void saysWhichSideHasWhat(String made, String committed, String live, String told) {
        List<String> findings = findings(catalog(made), catalog(made), catalog(committed), catalog(live));
        assertThat(findings).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void tellsBothWhereAllThreeDiffer() {
        assertThat(findings(catalog("1"), catalog("1"), catalog("2"), catalog("3")))
                .containsExactly(
                        "snapshot-stale: view public.v is not in the snapshot as the migrations make it;"
                                + " the live database has a third form of it",
                        "differs-in-live: view public.v is not as the migrations make it in the live database");
    }

    @Test
    void comparesLiveWithWhatItsMigrationsMakeAndTheSnapshotWithAll() {
        assertThat(findings(catalog("2"), catalog("1"), catalog("2"), catalog("1")))
                .isEmpty();
        assertThat(findings(catalog("2"), catalog("1"), catalog("2"), catalog("3")))
                .containsExactly(
                        "differs-in-live: view public.v is not as the migrations make it in the live database");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | - | made-by-hand: view public.v is in the live database already, but what makes it is pending
            - | 1 | missing-in-live: view public.v is gone from the live database, but what takes it away is pending
            2 | 1 | differs-in-live: view public.v is in the live database already as a pending migration makes it
            """)
    void tellsWhatAPendingMigrationWillMeetUnlessNobodyKnowsWhatIsPending(String made, String applied, String told) {
        assertThat(findings(catalog(made), catalog(applied), catalog(made), catalog(made)))
                .containsExactly(told);
        assertThat(findings(sides(catalog(made), catalog(applied), catalog(made), catalog(made)), " (unless …)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing | - | differs-in-live: grant public.f() to PUBLIC is revoked by the migrations, but not in the live database
            - | nothing | made-by-hand: grant public.f() to PUBLIC is revoked in the live database, but not by the migrations
            """)
    void tellsARevokedRightAsWhatItIs(String made, String live, String told) {
        Catalog migrations = catalog("grant public.f() to PUBLIC", made);
        Catalog there = catalog("grant public.f() to PUBLIC", live);
        assertThat(findings(migrations, migrations, migrations, there)).containsExactly(told);
        assertThat(findings(migrations, migrations, there, migrations))
                .singleElement()
                .asString()
                .contains(made.equals("-") ? "is revoked in the snapshot" : "is revoked by the migrations, but not in");
    }

    @Test
    void tellsWhatIsThereOtherwiseThanAPendingMigrationMakesIt() {
        assertThat(findings(catalog("1"), catalog("-"), catalog("1"), catalog("2")))
                .containsExactly("made-by-hand: view public.v is in the live database,"
                        + " but not as a pending migration makes it");
    }

    @Test
    void asksForNothingBackThatTheMigrationsDidNotLose() {
        assertThat(fix(catalog("1"), catalog("-"), catalog("-"), catalog("-")))
                .startsWith("run `./predeploy snapshot`");
        assertThat(fix(catalog("2"), catalog("1"), catalog("1"), catalog("1")))
                .startsWith("run `./predeploy snapshot`");
        assertThat(fix(catalog("1"), catalog("1"), catalog("2"), catalog("2"))).startsWith("put it back into the");
    }

    private static String fix(Catalog made, Catalog applied, Catalog committed, Catalog live) {
        return all(sides(made, applied, committed, live), "").get(0).fix().orElseThrow();
    }

    private static List<String> findings(Catalog made, Catalog applied, Catalog committed, Catalog live) {
        return findings(sides(made, applied, committed, live), "");
    }

    private static ThreeWay.Sides sides(Catalog made, Catalog applied, Catalog committed, Catalog live) {
        Optional<SchemaSnapshot> snapshot = Optional.of(new SchemaSnapshot(committed, 16, Map.of(OBJECT, 5)));
        return new ThreeWay.Sides(
                new Side("16.1", 16, made), applied, snapshot, Optional.of(new Side("15.4", 15, live)), false);
    }

    private static List<String> findings(ThreeWay.Sides sides, String unsure) {
        return all(sides, unsure).stream().map(ThreeWayTests::line).toList();
    }

    private static List<Finding> all(ThreeWay.Sides sides, String unsure) {
        Places places = new Places(Path.of("."), "db/schema.json", sides.snapshot(), List.of(), List.of());
        DriftWords words = new DriftWords(places, "./predeploy snapshot", unsure, List.of());
        return new ThreeWay(sides, new Allowed(List.of()), words).findings();
    }

    private static String line(Finding finding) {
        return finding.rule().orElse("") + ": " + finding.what();
    }

    private static Catalog catalog(String definition) {
        return catalog(OBJECT, definition);
    }

    private static Catalog catalog(String object, String definition) {
        return new Catalog(definition.equals("-") ? Map.of() : Map.of(object, definition), Map.of(), Map.of());
    }
}
