package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What the report of a tool says.
 *
 * @param findings what the tool found, errors first; of each severity no more than {@link Tally#KEPT}
 * @param counts how many there are of each severity, also those that were not kept
 * @param faults what the tool says about its own work having failed
 * @param accepted how many findings a baseline accepts; they are no longer among the others
 * @param files how many files the tool looked at, where its format says so
 * @param tests how many tests ran and with what result, where the format is one about tests
 */
public record Report(
        List<Finding> findings,
        Map<Severity, Integer> counts,
        List<Finding> faults,
        int accepted,
        OptionalInt files,
        Optional<Tests> tests) {

    /** Copies the lists. */
    public Report {
        findings = List.copyOf(findings);
        counts = Map.copyOf(counts);
        faults = List.copyOf(faults);
    }

    /** Returns the report of a tool that had nothing to look at. */
    public static Report ofNothing() {
        return new Report(List.of(), Map.of(), List.of(), 0, OptionalInt.of(0), Optional.empty());
    }

    /**
     * Returns this report without the findings that a baseline accepts.
     *
     * @param failsOn the least severity of which it accepts any
     * @param fresh the findings of that weight that are not accepted
     * @param count how many of them are new
     */
    public Report onlyNew(Severity failsOn, List<Finding> fresh, int count) {
        List<Finding> left = new ArrayList<>(fresh);
        findings.stream()
                .filter(finding -> finding.severity().compareTo(failsOn) > 0)
                .forEach(left::add);
        Map<Severity, Integer> leftCounts = new EnumMap<>(Severity.class);
        counts.forEach((severity, found) -> leftCounts.put(severity, severity.compareTo(failsOn) > 0 ? found : 0));
        leftCounts.put(failsOn, count);
        return new Report(left, leftCounts, faults, countAtLeast(failsOn) - count, files, tests);
    }

    /** Returns this report with every text of its findings changed. */
    Report map(UnaryOperator<String> change) {
        return new Report(
                findings.stream().map(finding -> finding.map(change)).toList(),
                counts,
                faults.stream().map(fault -> fault.map(change)).toList(),
                accepted,
                files,
                tests);
    }

    /** Returns the findings that weigh at least as much as the given severity. */
    public List<Finding> atLeast(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(severity) <= 0)
                .toList();
    }

    /** Returns how many findings weigh at least as much as the given severity, also those that were not kept. */
    public int countAtLeast(Severity severity) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(severity) <= 0)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * Counts of tests.
     *
     * @param collected all that the report names
     * @param failed those that failed, and those that ended in an error
     * @param skipped those that were left out
     */
    public record Tests(int collected, int failed, int skipped) {
        /** Returns how many tests came to a result. */
        public int ran() {
            return collected - skipped;
        }
    }
}
