package dev.predeploy.kit.snapshot;

import dev.predeploy.kit.session.Session;
import java.util.List;

/** Knows the snapshots of a stage. Found by {@link java.util.ServiceLoader}, so that who writes them knows no stage. */
public interface SnapshotSource {
    /** Returns the snapshots that a session's stack names, in the order of its file. */
    List<Snapshot> snapshots(Session session);
}
