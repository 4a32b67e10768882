package dev.predeploy.integration;

import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stands under {@code integration} in the stack file.
 *
 * @param database what the disposable database is to be like
 * @param migrations the sets of migrations
 * @param application commands that must succeed against the migrated database
 * @param schema what the migrated database must hold
 * @param upgrade rehearsals on a database with rows in it
 * @param locks what pending migrations may do to a busy database
 * @param runner how the tool itself must be able to run
 * @param rollback the way back
 * @param drift what the schema is compared with
 * @param compatibility what the live version must still be able to do
 */
record Integration(
        @Doc("The disposable PostgreSQL that everything here runs against: as production is.")
        Optional<DatabaseWish> database,

        @Doc("Sets of migrations: applied from empty, and again, and nothing may be left pending.")
        Map<String, Migrations> migrations,

        @Doc("Commands that must succeed against a copy of the migrated database.")
        Map<String, Application> application,

        @Doc("What the migrated database must hold.") Map<String, Schema> schema,

        @Doc("Applies what is pending to a database as production has it, with rows in every table.")
        Map<String, Upgrade> upgrade,

        @Doc("Measures what each statement of the pending migrations would lock, rewrite and scan.")
        Map<String, Locks> locks,

        @Doc("Sees whether the tool itself would hang or refuse.")
        Map<String, Runner> runner,

        @Doc("Takes the newest migrations back, and forward again, on a database with rows in it.")
        Map<String, Rollback> rollback,

        @Doc("Compares the schema that the migrations make with a snapshot and with a live database.")
        Map<String, Drift> drift,

        @Doc("Runs the version that is live against the migrated database.")
        Map<String, Compatibility> compatibility) {

    /** Refuses checks of which nobody knows on which migrations they are to stand. */
    public Integration {
        boolean isOpen = migrations.size() > 1;
        if (isOpen
                && application.values().stream()
                        .anyMatch(each -> each.migrations().isEmpty())) {
            throw new InvalidEntry(
                    "application", "an entry does not say which migrations it needs", remedy(migrations));
        }
        if (isOpen
                && schema.values().stream().anyMatch(each -> each.migrations().isEmpty())) {
            throw new InvalidEntry("schema", "an entry does not say which migrations it is about", remedy(migrations));
        }
        rehearsals(upgrade, "upgrade", Upgrade::migrations, migrations);
        rehearsals(locks, "locks", Locks::migrations, migrations);
        rehearsals(runner, "runner", Runner::migrations, migrations);
        rehearsals(rollback, "rollback", Rollback::migrations, migrations);
        rehearsals(drift, "drift", Drift::migrations, migrations);
        rehearsals(compatibility, "compatibility", Compatibility::migrations, migrations);
        if (migrations.isEmpty() && !schema.isEmpty()) {
            throw new InvalidEntry(
                    "schema", "there are no migrations that could make a schema", "declare `migrations`");
        }
    }

    private static <T> void rehearsals(
            Map<String, T> entries,
            String kind,
            Function<T, Optional<String>> named,
            Map<String, Migrations> migrations) {
        if (!entries.isEmpty() && migrations.isEmpty()) {
            throw new InvalidEntry(kind, "there are no migrations that it could be about", "declare `migrations`");
        }
        boolean isOpen = migrations.size() > 1
                && entries.entrySet().stream()
                        .anyMatch(entry ->
                                named.apply(entry.getValue()).isEmpty() && !migrations.containsKey(entry.getKey()));
        if (isOpen) {
            throw new InvalidEntry(kind, "an entry does not say which migrations it is about", remedy(migrations));
        }
    }

    /** Says whether anything here runs in an image of the stack, and so needs a database that it reaches from there. */
    boolean runsInImages() {
        return Stream.of(
                        migrations.values().stream().map(each -> each.command().in()),
                        application.values().stream().map(Application::in),
                        compatibility.values().stream().map(Compatibility::in),
                        lives().map(Live::image))
                .flatMap(each -> each)
                .anyMatch(Optional::isPresent);
    }

    private Stream<Live> lives() {
        return Stream.concat(
                compatibility.values().stream().map(Compatibility::live),
                Stream.concat(
                                upgrade.values().stream().map(Upgrade::live),
                                locks.values().stream().map(Locks::live))
                        .flatMap(Optional::stream));
    }

    /** Returns the section of a stack that says nothing of this stage. */
    static Integration none() {
        return new Integration(
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** Says whether a check of the kind {@code runner} sees what a set of migrations leaves in the end. */
    boolean isRun(String set) {
        return about(set, runner, Runner::migrations).findAny().isPresent();
    }

    /** Returns the entries of a kind that are about a set of migrations and are not to be skipped, with their names. */
    <T extends Entry> Stream<Map.Entry<String, T>> about(
            String set, Map<String, T> entries, Function<T, Optional<String>> migrations) {
        return entries.entrySet().stream()
                .filter(each -> each.getValue().options().skip().isEmpty()
                        && migrationsOf(migrations.apply(each.getValue()), each.getKey())
                                .equals(set));
    }

    /**
     * Returns the name of the set of migrations that a check is about.
     *
     * @param named the one that its entry names
     * @param entry the entry's own name
     */
    String migrationsOf(Optional<String> named, String entry) {
        return named.or(() -> Optional.of(entry).filter(migrations::containsKey))
                .orElseGet(() -> migrations.keySet().iterator().next());
    }

    private static String remedy(Map<String, Migrations> migrations) {
        return "write `migrations:` with one of " + String.join(", ", migrations.keySet());
    }
}
