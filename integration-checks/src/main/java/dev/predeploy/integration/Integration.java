package dev.predeploy.integration;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands under {@code integration} in the stack file.
 *
 * @param database what the disposable database is to be like
 * @param migrations the sets of migrations
 * @param application commands that must succeed against the migrated database
 * @param schema what the migrated database must hold
 */
record Integration(
        @Doc("The disposable PostgreSQL that everything here runs against: as production is.")
        Optional<DatabaseWish> database,

        @Doc("Sets of migrations: applied from empty, and again, and nothing may be left pending.")
        Map<String, Migrations> migrations,

        @Doc("Commands that must succeed against a copy of the migrated database.")
        Map<String, Application> application,

        @Doc("What the migrated database must hold.") Map<String, Schema> schema) {

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
        if (migrations.isEmpty() && !schema.isEmpty()) {
            throw new InvalidEntry(
                    "schema", "there are no migrations that could make a schema", "declare `migrations`");
        }
    }

    /** Says whether anything here runs in an image of the stack, and so needs a database that it reaches from there. */
    boolean runsInImages() {
        return Stream.concat(
                        migrations.values().stream().map(each -> each.command().in()),
                        application.values().stream().map(Application::in))
                .anyMatch(Optional::isPresent);
    }

    private static String remedy(Map<String, Migrations> migrations) {
        return "write `migrations:` with one of " + String.join(", ", migrations.keySet());
    }
}
