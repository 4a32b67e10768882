package dev.predeploy.integration.locks;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.sql.Word;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges what migrations would do to a busy database: by what they did to an idle one, and by how large the tables are in
 * production; never by how long it took.
 */
public final class Judgement {
    private final Sizes sizes;
    private final Set<String> empty;

    /**
     * Prepares to judge.
     *
     * @param sizes how large tables are in production
     * @param empty the tables that had no row where the migrations were observed
     */
    public Judgement(Sizes sizes, Set<String> empty) {
        this.sizes = sizes;
        this.empty = Set.copyOf(empty);
    }

    /** Returns what somebody on call would want to know, in the order of the statements. */
    public List<Finding> findings(Trace trace) {
        Sentences sentences = new Sentences(sizes);
        List<Finding> findings = new ArrayList<>();
        new Hazards(sizes, empty)
                .of(trace.statements()).stream().map(sentences::finding).forEach(findings::add);
        trace.invalid().stream()
                .filter(invalid -> !trace.invalidBefore().contains(invalid))
                .map(invalid -> Sentences.finding(invalid, place(invalid, trace.statements())))
                .forEach(findings::add);
        return findings;
    }

    /** The last statement that names it, else the last one that may have made it. */
    private static Place place(Invalid invalid, List<Observed> statements) {
        Pattern maker = Word.of(invalid.isIndex() ? "index" : "not valid");
        return invalid.lastNaming(statements, Judgement::text)
                .or(() -> statements.stream()
                        .filter(each -> maker.matcher(text(each)).find())
                        .reduce((before, last) -> last))
                .map(each -> each.statement().place())
                .orElse(Place.nowhere());
    }

    private static String text(Observed observed) {
        return observed.statement().code();
    }
}
