package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunHead;
import java.util.Map;

/** Names what a run validates. */
final class HeadText {
    private static final int SHORT_HASH = 12;

    private HeadText() {}

    static String commit(RunHead head) {
        return head.revision()
                .map(revision -> shortened(revision.commit()) + (revision.dirty() ? " (with uncommitted changes)" : ""))
                .orElse("none (not in a Git work tree)");
    }

    static void below(Page page, RunHead head) {
        page.text("  ", "stack   ", head.stack());
        page.text("  ", "file    ", head.stackFile().toString());
        page.text("  ", "commit  ", commit(head));
        for (Map.Entry<String, String> entry : head.environment().entrySet()) {
            page.text("  ", "%-6s  ".formatted(Words.clean(entry.getKey())), entry.getValue());
        }
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }
}
