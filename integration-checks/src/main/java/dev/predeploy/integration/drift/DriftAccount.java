package dev.predeploy.integration.drift;

import dev.predeploy.kit.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells people what was compared and what came of it, with every definition in full.
 *
 * @param sides what was compared
 * @param live where the live schema was read
 * @param unsure what is not known of its pending migrations
 */
public record DriftAccount(ThreeWay.Sides sides, Optional<LiveSide> live, String unsure) {

    /** Returns the account of a comparison whose findings were asked for. */
    public String text(ThreeWay ways) {
        List<String> lines = new ArrayList<>();
        lines.add("migrations  " + side(sides.made()));
        sides.snapshot()
                .ifPresent(read -> lines.add("snapshot    written by PostgreSQL %d, %d objects"
                        .formatted(read.postgres(), read.schema().objects().size())));
        live.ifPresent(read -> {
            lines.add("live        %s, %s".formatted(side(read.side()), read.where()));
            read.history().newest().ifPresent(version -> lines.add("            its newest migration is " + version));
            read.history().unknown().ifPresent(why -> lines.add("            its migrations are not known: " + why));
            read.history().pending().stream().map(Finding::what).forEach(what -> lines.add("pending     " + what));
        });
        ways.notes().forEach(note -> lines.add("note        " + note));
        lines.add(
                ways.told().isEmpty()
                        ? "\nNothing differs."
                        : "\n%d differ.".formatted(ways.told().size()));
        ways.told().forEach(each -> lines.add("\n" + definitions(each)));
        return String.join("\n", lines) + "\n";
    }

    private static String side(Side side) {
        return "PostgreSQL %s, %d objects"
                .formatted(side.version(), side.schema().objects().size());
    }

    private String definitions(ThreeWay.Told told) {
        Divergence each = told.divergence();
        return told.rule() + "  " + each.words() + "\n"
                + block("migrations", each.wanted().orElse("(" + each.absent() + ")"))
                + block(told.isOfSnapshot() ? "snapshot" : "live", each.seen().orElse("(" + each.absent() + ")"));
    }

    private static String block(String side, String definition) {
        String text = definition.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
        return "  " + side + ":\n" + text + "\n";
    }
}
