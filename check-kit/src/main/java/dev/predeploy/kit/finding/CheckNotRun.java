package dev.predeploy.kit.finding;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opentest4j.TestAbortedException;

/** Says that a check was not run, because something it needs is absent or what it depends on did not pass. */
public final class CheckNotRun extends TestAbortedException implements Explained {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient List<Finding> findings;
    private final transient Optional<String> blockedBy;

    /**
     * Leaves a check out.
     *
     * @param reason what is absent, in one line
     * @param fix what to do about it
     */
    public CheckNotRun(String reason, String fix) {
        this(reason, List.of(Finding.of(reason).fix(fix)), Optional.empty());
    }

    private CheckNotRun(String reason, List<Finding> findings, Optional<String> blockedBy) {
        super(Explained.message(reason, findings));
        this.reason = reason;
        this.findings = List.copyOf(findings);
        this.blockedBy = blockedBy;
    }

    /** Returns what leaves a check out because another, named by its id, did not pass; the cause is told there. */
    public static CheckNotRun blockedBy(String checkId) {
        return new CheckNotRun("needs " + checkId + ", which did not pass", List.of(), Optional.of(checkId));
    }

    /** Returns the id of the check that holds the cause, if one does. */
    public Optional<String> blockedBy() {
        return blockedBy;
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
        return Outcome.NOT_RUN;
    }

    @Override
    public Throwable map(UnaryOperator<String> change) {
        CheckNotRun changed = new CheckNotRun(
                change.apply(reason),
                findings.stream().map(finding -> finding.map(change)).toList(),
                blockedBy);
        changed.setStackTrace(getStackTrace());
        return changed;
    }
}
