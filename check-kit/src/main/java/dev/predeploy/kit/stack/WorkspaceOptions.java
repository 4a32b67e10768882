package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * What the throw-away copies of the sources, in which commands run, hold beside the sources.
 *
 * @param links folders that version control ignores and that commands may see all the same
 */
public record WorkspaceOptions(
        @Doc("Folders that version control ignores and that commands on the host may see all the same.")
        List<Path> links) {
    /** Refuses paths that lead out of the stack's folder. */
    public WorkspaceOptions {
        for (Path link : links) {
            if (link.isAbsolute()
                    || link.normalize().startsWith("..")
                    || link.toString().isBlank()) {
                throw new InvalidEntry(
                        "links",
                        "`%s` lies outside the stack's folder".formatted(link),
                        "name folders below it, such as `node_modules`");
            }
        }
    }
}
