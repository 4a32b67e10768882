package dev.predeploy.integration;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.snapshot.Snapshot;
import dev.predeploy.kit.snapshot.SnapshotSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the snapshots that the kind {@code drift} compares with. */
public final class SchemaSnapshots implements SnapshotSource {
    /** Makes it, for {@link java.util.ServiceLoader}. */
    public SchemaSnapshots() {}

    @Override
    public List<Snapshot> snapshots(Session session) {
        List<Snapshot> snapshots = new ArrayList<>();
        session.stack()
                .section(Integration.class)
                .ifPresent(section -> section.drift()
                        .forEach((name, entry) -> entry.snapshot()
                                .ifPresent(file -> snapshots.add(new OfSchema(
                                        new CheckId("integration", "drift", name),
                                        session.stack().folder().resolve(file).normalize(),
                                        new Making(session, entry))))));
        return snapshots;
    }

    private record OfSchema(CheckId check, Path file, Making making) implements Snapshot {
        @Override
        public Content make() throws Exception {
            return making.of(check);
        }
    }

    private record Making(Session session, Drift entry) {
        Snapshot.Content of(CheckId check) throws Exception {
            StackDatabase databases = session.get(StackDatabase.class);
            String migrations = databases.migrationsOf(entry.migrations(), check);
            try (MadeSchema made =
                    new MadeSchema(databases, databases.migrated(migrations).get())) {
                Catalog schema = made.side()
                        .schema()
                        .without(ThreeWay.leftOutOfSnapshot(entry.tolerance().owners()));
                return new Snapshot.Content(
                        SchemaSnapshot.text(schema, made.side().major()),
                        schema.objects().size());
            }
        }
    }
}
