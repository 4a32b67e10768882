package dev.predeploy.integration.locks;

import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows what was observed, statement by statement, as a table in Markdown. */
public final class LockTable {
    private static final String HEAD = """
            | line | statement | relation | rows there | lock | blocks | held from | file | reads all | rows |
            | ---: | --- | --- | ---: | --- | --- | --- | --- | --- | --- |
            """;

    private static final String BEGINNING = """
            # What each statement did

            Seen on an idle copy. `rows there` is what production has; a table that is new is not listed.
            """;

    private final Sizes sizes;
    private final Set<String> empty;

    /**
     * Prepares to show.
     *
     * @param sizes how large tables are in production
     * @param empty the tables that had no row where the migrations were observed
     */
    public LockTable(Sizes sizes, Set<String> empty) {
        this.sizes = sizes;
        this.empty = Set.copyOf(empty);
    }

    /** Returns the table, a part for each migration; the tool's own statements are left out. */
    public String text(Trace trace) {
        StringBuilder text = new StringBuilder(BEGINNING);
        Source last = null;
        for (Observed observed : trace.statements()) {
            Optional<Source> source = observed.statement().source();
            if (source.isPresent() && isTold(observed)) {
                if (!source.get().equals(last)) {
                    last = source.get();
                    text.append("\n## ")
                            .append(cell(last.step()))
                            .append("\n\n")
                            .append(HEAD);
                }
                rows(observed).forEach(row -> text.append(row).append('\n'));
            }
        }
        if (!empty.isEmpty()) {
            text.append("\nWithout a row on the copy, so that changes of their rows were not seen: ")
                    .append(String.join(", ", new TreeSet<>(empty)))
                    .append(".\n");
        }
        trace.invalid()
                .forEach(invalid -> text.append("\nLeft invalid: the %s %s of %s%s.\n"
                        .formatted(
                                invalid.isIndex() ? "index" : "constraint",
                                invalid.written(),
                                invalid.of(),
                                trace.invalidBefore().contains(invalid) ? ", as it was before" : "")));
        return text.toString();
    }

    /** A tool asks the database a lot, which locks nothing and stands in no file. */
    private static boolean isTold(Observed observed) {
        boolean isInFile = observed.statement().place() instanceof Place.InFile in
                && in.span().line() > 0;
        return isInFile || observed.error().isPresent() || !relations(observed).isEmpty();
    }

    private List<String> rows(Observed observed) {
        String line = observed.statement().place() instanceof Place.InFile in
                ? Integer.toString(in.span().line())
                : "";
        String begin = "| %s | %s | ".formatted(line, cell(Sentences.shortened(observed)));
        List<String> rows = relations(observed).stream()
                .map(relation -> begin + row(relation, observed) + " |")
                .collect(Collectors.toCollection(ArrayList::new));
        if (rows.isEmpty()) {
            rows.add(begin + observed.error().map(state -> "failed: " + state).orElse("") + " | | | | | | | |");
        }
        return rows;
    }

    /** What is only read in passing would bury the rest. */
    private static Set<Relation> relations(Observed observed) {
        Set<Relation> relations = new LinkedHashSet<>();
        observed.taken().stream()
                .filter(lock -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0)
                .map(Lock::relation)
                .filter(LockTable::isShown)
                .sorted(Comparator.comparing(Relation::name))
                .forEach(relations::add);
        observed.effects().stream()
                .map(Effect::relation)
                .filter(LockTable::isShown)
                .forEach(relations::add);
        if (!observed.effects().isEmpty() || !observed.taken().isEmpty()) {
            Hold.held(observed).stream().map(Lock::relation).forEach(relations::add);
        }
        return relations;
    }

    private static boolean isShown(Relation relation) {
        return relation.live() && !relation.name().startsWith(Hold.TOAST);
    }

    private String row(Relation relation, Observed observed) {
        Optional<Lock> lock = observed.locks()
                .filter(each -> each.relation().equals(relation))
                .max(Comparator.comparing(Lock::mode));
        Optional<Effect> effect = observed.effects().stream()
                .filter(each -> each.relation().equals(relation))
                .findFirst();
        return String.join(
                " | ",
                cell(Sentences.name(relation)),
                sizes.of(relation).count().isPresent() ? sizes.of(relation).words() : "unknown",
                lock.map(Sentences::mode).orElse(""),
                lock.map(each -> Blocking.of(each.mode()).words()).orElse(""),
                lock.filter(observed.held()::contains).isPresent() ? "before" : "",
                effect.map(each -> file(each.fate())).orElse(""),
                effect.filter(each -> isReadWhole(each, observed))
                        .map(each -> "yes")
                        .orElse(""),
                effect.map(each -> changes(each.rows())).orElse(""));
    }

    private static boolean isReadWhole(Effect effect, Observed observed) {
        return effect.scans() > 0
                || Validation.of(observed).anyMatch(work -> work.relation().equals(effect.relation()));
    }

    private static String file(Effect.Fate fate) {
        return switch (fate) {
            case KEPT -> "";
            case REWRITTEN -> "new";
            case DROPPED -> "dropped";
        };
    }

    private static String changes(Effect.Rows rows) {
        List<String> changes = new ArrayList<>();
        String of = rows.before().isPresent() ? " of " + rows.before().getAsLong() : "";
        if (rows.updated() > 0) {
            changes.add(rows.updated() + of + " updated");
        }
        if (rows.deleted() > 0) {
            changes.add(rows.deleted() + of + " deleted");
        }
        if (rows.inserted() > 0) {
            changes.add(rows.inserted() + " inserted");
        }
        return String.join(", ", changes);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
