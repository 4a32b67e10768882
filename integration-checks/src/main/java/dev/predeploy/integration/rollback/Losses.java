package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Contents;
import dev.predeploy.kit.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a way back, or the way forward after it, did not bring again. */
final class Losses {
    /** What Django itself fills after each migration, and leaves to `remove_stale_contenttypes` to clean up. */
    private static final Set<String> REGISTERS = Set.of("public.django_content_type", "public.auth_permission");

    private static final String ROWS = "rows of ";

    private final Collection<String> accepted;
    private final Set<String> met = new LinkedHashSet<>();

    Losses(Collection<String> accepted) {
        this.accepted = accepted;
    }

    /** Returns what a way back did not restore: objects first, since their rows are lost with them. */
    List<Finding> back(String step, State before, State after) {
        LossWords words = new LossWords(step);
        List<Finding> findings = new ArrayList<>();
        Moved.between(before.catalog(), after.catalog()).stream()
                .filter(moved -> !isAccepted(moved.object()))
                .map(words::object)
                .forEach(findings::add);
        Set<String> told = new HashSet<>(REGISTERS);
        before.catalog().differences(after.catalog()).stream()
                .filter(rows -> rows.object().startsWith(ROWS)
                        && told.add(rows.object().substring(ROWS.length()))
                        && !isAccepted(rows.object()))
                .map(words::rows)
                .forEach(findings::add);
        before.contents().changed(after.contents()).stream()
                .filter(change -> !told.contains(change.table()) && !isAccepted(change))
                .map(words::values)
                .forEach(findings::add);
        before.positions().setBack(after.positions()).stream()
                .filter(back -> back.before().table().filter(told::contains).isEmpty()
                        && !isAccepted("position of " + back.sequence()))
                .map(words::position)
                .forEach(findings::add);
        return findings;
    }

    private boolean isAccepted(Contents.Change change) {
        return isAccepted("values of " + change.name()) || isAccepted("column " + change.name());
    }

    /** Returns what was accepted but never lost. */
    List<String> unmet() {
        return accepted.stream().filter(each -> !met.contains(each)).toList();
    }

    private boolean isAccepted(String object) {
        boolean is = accepted.contains(object);
        if (is) {
            met.add(object);
        }
        return is;
    }

    /** Returns in what the schema differs that comes of going forward once more. */
    static List<Finding> forward(String step, Catalog first, Catalog second) {
        LossWords words = new LossWords(step);
        return Moved.between(first, second).stream().map(words::unlike).toList();
    }
}
