package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.RunHead;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names what a run validates. */
final class HeadText {
    private static final int SHORT_HASH = 12;

    private HeadText() {}

    static String commit(RunHead head) {
        return head.revision()
                .map(revision -> shortened(revision.commit()) + (revision.dirty() ? " (with uncommitted changes)" : ""))
                .orElse("none (Git tells of none here)");
    }

    static void below(Page page, RunHead head) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("stack", head.stack());
        facts.put("file", head.stackFile().toString());
        facts.put("commit", commit(head));
        facts.putAll(head.environment());
        int width = facts.keySet().stream()
                .map(Words::clean)
                .mapToInt(Words::width)
                .max()
                .orElse(0);
        facts.forEach((name, value) -> {
            String label = Words.clean(name);
            page.text("  ", label + " ".repeat(width - Words.width(label) + 2), value);
        });
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }
}
