package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects what a reader comes across, all of it counted and a limited part of it kept. */
final class Tally {
    /** How many findings of each severity are kept: as many as a baseline may accept, and no more than fit the memory. */
    static final int KEPT = 20_000;

    private final Map<Severity, List<Finding>> kept = new EnumMap<>(Severity.class);
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final List<Finding> faults = new ArrayList<>();
    private OptionalInt files = OptionalInt.empty();
    private Optional<Report.Tests> tests = Optional.empty();

    void add(Finding finding) {
        counts.merge(finding.severity(), 1, Integer::sum);
        List<Finding> ofItsKind = kept.computeIfAbsent(finding.severity(), severity -> new ArrayList<>());
        if (ofItsKind.size() < KEPT) {
            ofItsKind.add(finding);
        }
    }

    /** Takes down that the tool did not do its work. */
    void fault(Finding fault) {
        if (faults.size() < KEPT) {
            faults.add(fault);
        }
    }

    /** Takes down that so many more files were looked at; 0 says that the format would have told of any. */
    void lookedAt(int more) {
        files = OptionalInt.of(files.orElse(0) + more);
    }

    /** Takes down so many more tests. */
    void tests(Report.Tests more) {
        Report.Tests sofar = tests.orElse(new Report.Tests(0, 0, 0));
        tests = Optional.of(new Report.Tests(
                sofar.collected() + more.collected(),
                sofar.failed() + more.failed(),
                sofar.skipped() + more.skipped()));
    }

    Report report() {
        List<Finding> all = new ArrayList<>();
        kept.values().forEach(all::addAll);
        return new Report(all, counts, faults, 0, files, tests);
    }
}
