package dev.predeploy.kit.finding;

/** Names what became of one check. The five are never mixed up: a skip is no pass, and a crash is no finding. */
public enum Outcome {
    /** The check did its work and found nothing wrong. */
    PASSED("passed"),
    /** The stack is wrong; the findings say where. */
    FAILED("failed"),
    /** The check could not do its work: a tool crashed, a host was unreachable, an output was unreadable. */
    BROKEN("broken"),
    /** Something that the check needs is absent, or what it depends on failed. */
    NOT_RUN("not-run"),
    /** Somebody asked for the check to be left out, and said why. */
    SKIPPED("skipped");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** Returns the word that every report uses, such as {@code not-run}. */
    public String word() {
        return word;
    }
}
