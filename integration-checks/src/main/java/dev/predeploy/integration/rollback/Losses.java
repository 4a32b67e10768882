package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a way back, or the way forward after it, did not bring again. */
final class Losses {
    /** What Django itself fills after each migration, and leaves to `remove_stale_contenttypes` to clean up. */
    private static final Set<String> REGISTERS = Set.of("public.django_content_type", "public.auth_permission");

    private final Collection<String> accepted;
    private final Set<String> met = new LinkedHashSet<>();

    Losses(Collection<String> accepted) {
        this.accepted = accepted;
    }

    /** Returns what a way back did not restore: objects first, since their rows are lost with them. */
    List<Finding> back(String step, State before, State after, Place place) {
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : told(before.catalog(), after.catalog())) {
            if (!isRegister(difference.object().replaceFirst("^rows of ", "")) && !isAccepted(difference.object())) {
                findings.add(restored(step, difference).at(place));
            }
        }
        for (String column : before.contents().changed(after.contents())) {
            boolean isRegistered = isRegister(column.substring(0, column.lastIndexOf('.')));
            if (!isRegistered && !isAccepted("values of " + column) && !isAccepted("column " + column)) {
                findings.add(Finding.of("the way back of " + step + " does not bring back the values of " + column)
                        .rule("data-lost")
                        .expected("the values that it had before")
                        .actual("others, or none")
                        .fix("Keep the values until no way back is needed (expand now, contract in a later release), or"
                                + " accept it: `loses: [\"values of " + column + "\"]`.")
                        .at(place));
            }
        }
        return findings;
    }

    /** Returns in what the schema differs that comes of going forward once more. */
    List<Finding> forward(String step, State first, State second, Place place) {
        return told(first.catalog(), second.catalog()).stream()
                .filter(difference -> !difference.object().startsWith("rows of "))
                .map(difference -> Finding.of(
                                step + " comes to something else the second time: " + difference.sentence())
                        .rule("not-repeatable")
                        .expected(difference.before().orElse("(nothing)"))
                        .actual(difference.after().orElse("(nothing)"))
                        .fix("Let the way back undo all that the migration does.")
                        .at(place))
                .toList();
    }

    /** Returns what was accepted but never lost. */
    List<String> unmet() {
        return accepted.stream().filter(each -> !met.contains(each)).toList();
    }

    private static boolean isRegister(String table) {
        return REGISTERS.contains(table);
    }

    private boolean isAccepted(String object) {
        boolean is = accepted.contains(object);
        if (is) {
            met.add(object);
        }
        return is;
    }

    /** What is part of an object that came or went, such as a column of a table, is told with it. */
    private static List<Difference> told(Catalog before, Catalog after) {
        List<Difference> differences = before.differences(after);
        Set<String> moved = differences.stream()
                .filter(each -> each.before().isEmpty() || each.after().isEmpty())
                .map(Difference::object)
                .collect(Collectors.toSet());
        return differences.stream()
                .filter(each -> Stream.of(before, after)
                        .flatMap(catalog -> Optional.ofNullable(catalog.partOf().get(each.object())).stream())
                        .noneMatch(moved::contains))
                .toList();
    }

    private static Finding restored(String step, Difference difference) {
        if (difference.before().isEmpty()) {
            return Finding.of("the way back of " + step + " leaves " + difference.object() + " behind")
                    .rule("left-behind")
                    .expected("nothing, as before")
                    .actual(difference.after().orElse(""))
                    .fix("Remove it on the way back, or accept it: `loses: [\"" + difference.object() + "\"]`.");
        }
        boolean isGone = difference.after().isEmpty();
        return Finding.of("the way back of " + step + (isGone ? " does not bring back " : " brings back otherwise ")
                        + difference.object())
                .rule("not-restored")
                .expected(difference.before().filter(text -> !text.isBlank()).orElse("as before"))
                .actual(difference.after().orElse("nothing"))
                .fix("Make it again on the way back as it was, or accept it: `loses: [\"" + difference.object()
                        + "\"]`.");
    }
}
