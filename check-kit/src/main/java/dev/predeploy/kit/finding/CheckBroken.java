package dev.predeploy.kit.finding;

import java.util.List;
import java.util.function.UnaryOperator;

/** Says that a check could not do its work; of the stack it says nothing. */
public final class CheckBroken extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient List<Finding> findings;

    /**
     * Breaks a check off.
     *
     * @param reason what could not be done, in one line
     * @param fix what to do about it
     */
    public CheckBroken(String reason, String fix) {
        this(Finding.of(reason).fix(fix));
    }

    /** Breaks a check off on a fact that may carry a place; its {@code what} is the reason. */
    public CheckBroken(Finding finding) {
        super(Explained.message(finding.what(), List.of(finding)));
        this.reason = finding.what();
        this.findings = List.of(finding);
    }

    /** Breaks a check off on a fact, because of another exception. */
    public CheckBroken(Finding finding, Throwable cause) {
        this(finding);
        initCause(cause);
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
        return Outcome.BROKEN;
    }

    @Override
    public Throwable map(UnaryOperator<String> change) {
        CheckBroken changed = new CheckBroken(findings.get(0).map(change));
        changed.setStackTrace(getStackTrace());
        return changed;
    }
}
