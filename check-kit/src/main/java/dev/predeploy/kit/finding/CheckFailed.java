package dev.predeploy.kit.finding;

import java.util.List;
import java.util.function.UnaryOperator;

/** Says that the stack is wrong, and where. */
public final class CheckFailed extends AssertionError implements Explained {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient List<Finding> findings;

    /**
     * Fails a check.
     *
     * @param reason why, in one line
     * @param findings the facts, at least one
     * @throws IllegalArgumentException without a finding: nobody can act on a failure that names nothing
     */
    public CheckFailed(String reason, List<Finding> findings) {
        super(Explained.message(reason, findings));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A failed check has at least one finding: " + reason);
        }
        this.reason = reason;
        this.findings = List.copyOf(findings);
    }

    /** Fails a check on one fact, which is also the reason. */
    public CheckFailed(Finding finding) {
        this(finding.what(), List.of(finding));
    }

    /** Fails a check on facts, of which the first is the reason; where there is none, it does nothing. */
    public static void on(List<Finding> findings) {
        if (!findings.isEmpty()) {
            String more = findings.size() == 1 ? "" : ", and %d more".formatted(findings.size() - 1);
            throw new CheckFailed(findings.get(0).what() + more, findings);
        }
    }

    /** Returns the same failure, its findings that are nowhere in particular at a place: where the check is declared. */
    public CheckFailed at(Place place) {
        return with(
                reason,
                findings.stream()
                        .map(finding -> finding.place() instanceof Place.Nowhere ? finding.at(place) : finding)
                        .toList());
    }

    private CheckFailed with(String otherReason, List<Finding> otherFindings) {
        CheckFailed changed = new CheckFailed(otherReason, otherFindings);
        changed.setStackTrace(getStackTrace());
        return changed;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILED;
    }

    @Override
    public Throwable map(UnaryOperator<String> change) {
        return with(
                change.apply(reason),
                findings.stream().map(finding -> finding.map(change)).toList());
    }
}
