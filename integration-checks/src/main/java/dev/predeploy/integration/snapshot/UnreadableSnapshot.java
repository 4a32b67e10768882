package dev.predeploy.integration.snapshot;

/** Says that a text is no snapshot of a schema that this version reads, and where that shows. */
public final class UnreadableSnapshot extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    UnreadableSnapshot(String what, int line, int column) {
        super(what);
        this.line = line;
        this.column = column;
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return line;
    }

    /** Returns the column, counted from 1. */
    public int column() {
        return column;
    }
}
