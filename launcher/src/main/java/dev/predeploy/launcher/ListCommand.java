package dev.predeploy.launcher;

import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.launcher.options.Format;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.terminal.ListedCheck;
import dev.predeploy.launcher.terminal.Listing;
import dev.predeploy.launcher.terminal.Output;
import java.util.Optional;

/** Lists the checks that a run with the same options would run. */
final class ListCommand {
    private final Chosen chosen;
    private final Console console;
    private final RunHead head;
    private final Redactor redactor;

    ListCommand(Chosen chosen, Console console, RunHead head, Redactor redactor) {
        this.chosen = chosen;
        this.console = console;
        this.head = head;
        this.redactor = redactor;
    }

    void run(Output output) {
        Listing listing =
                new Listing(head, chosen.selected().stream().map(this::listed).toList());
        if (chosen.invocation().format() == Format.JSON) {
            listing.json(console.out());
        } else {
            listing.plain(output);
        }
    }

    private ListedCheck listed(PlannedCheck check) {
        Optional<String> skip = chosen.invocation()
                .selection()
                .skipReason(check.id())
                .or(() -> check.entry().options().skip());
        return new ListedCheck(
                check.id(),
                redactor.clean(check.title()),
                check.entry().options().required(),
                skip.map(redactor::clean),
                check.checkClass().getSimpleName());
    }
}
