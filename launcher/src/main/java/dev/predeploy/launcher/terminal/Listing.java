package dev.predeploy.launcher.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.launcher.run.RunHead;
import java.util.List;

/** Shows which checks would run. */
public final class Listing {
    private final RunHead head;
    private final List<ListedCheck> checks;

    /**
     * Shows checks.
     *
     * @param head of which stack
     * @param checks which, stage by stage
     */
    public Listing(RunHead head, List<ListedCheck> checks) {
        this.head = head;
        this.checks = List.copyOf(checks);
    }

    /** Writes the list for people. */
    public void plain(Output output) {
        Page page = new Page(output.screen());
        page.text("", "Checks of %s".formatted(head.stack()));
        HeadText.below(page, head);
        String stage = "";
        for (ListedCheck check : checks) {
            if (!check.id().stage().equals(stage)) {
                stage = check.id().stage();
                page.blank();
                page.bold("", FinalBlock.titled(stage) + " Stage");
            }
            add(page, check);
        }
        page.blank();
        page.text("", Words.count(checks.size(), "check") + ". One alone: ./predeploy run --only ID");
        output.lines(page.lines());
    }

    private static void add(Page page, ListedCheck check) {
        String title = Words.clean(check.title());
        String named = title.isEmpty() || title.equals(check.id().name()) ? "" : ", " + title;
        String required = check.required() ? "" : " (not required)";
        page.text("  ", check.id() + named + required);
        page.text("      ", check.what());
        check.skip().ifPresent(reason -> page.text("      ", "skipped: " + reason));
    }

    /** Writes the list for programs: an object with {@code stack}, {@code file} and {@code checks}. */
    public void json(Sink sink) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("stack", head.stack()).put("file", head.stackFile().toString());
        ArrayNode array = root.putArray("checks");
        for (ListedCheck check : checks) {
            ObjectNode node = array.addObject()
                    .put("id", check.id().toString())
                    .put("stage", check.id().stage())
                    .put("title", check.title())
                    .put("required", check.required());
            check.skip().ifPresent(reason -> node.put("skip", reason));
            node.put("what", check.what());
        }
        sink.write(root.toPrettyString() + "\n");
    }
}
