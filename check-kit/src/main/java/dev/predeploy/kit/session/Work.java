package dev.predeploy.kit.session;

/** Names the sort of work that a check does most; how many checks run at once is limited for each sort by itself. */
public enum Work {
    /** Compilers, linters, tests: one more at once than there are processors, for each also waits for the disk. */
    PROCESSOR(Runtime.getRuntime().availableProcessors() + 1),
    /** Work that a container engine does for us. */
    ENGINE(2),
    /** Statements on the disposable database. */
    DATABASE(4),
    /** Waiting for answers of other machines. */
    NETWORK(16);

    private final int atOnce;

    Work(int atOnce) {
        this.atOnce = atOnce;
    }

    int atOnce() {
        return atOnce;
    }
}
