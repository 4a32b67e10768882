package dev.predeploy.kit.deployed;

import dev.predeploy.kit.finding.Finding;
import java.sql.SQLException;

/** Says that a deployed PostgreSQL could not be entered, or stopped to answer; what that means, who asks knows. */
public final class NotEntered extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    NotEntered(Finding finding, SQLException cause) {
        super(finding.what(), cause);
        this.finding = finding;
    }

    /** Returns the reason in words, where the server is, and what to do. */
    public Finding finding() {
        return finding;
    }
}
