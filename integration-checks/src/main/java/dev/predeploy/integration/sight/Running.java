package dev.predeploy.integration.sight;

import dev.predeploy.integration.trace.Transaction;

/** A transaction that a connection is in, and what it last saw of itself. */
public final class Running {
    private final Transaction transaction;
    private Sight sight = Sight.NOTHING;
    private boolean isSeen;

    /** Begins, unseen. */
    public Running(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Returns the transaction. */
    public Transaction transaction() {
        return transaction;
    }

    /** Says whether the client began it. */
    public boolean isTools() {
        return transaction.bounds() == Transaction.Bounds.TOOL;
    }

    /** Returns the same transaction as one that the client has begun after all. */
    public Running asTools() {
        Running same = new Running(new Transaction(transaction.number(), Transaction.Bounds.TOOL));
        same.sight = sight;
        same.isSeen = isSeen;
        return same;
    }

    /** Returns what it last saw of itself. */
    public Sight sight() {
        return sight;
    }

    /** Takes a new sight. */
    public void see(Sight now) {
        sight = now;
        isSeen = true;
    }

    /** Says whether it has been looked at yet. */
    public boolean isSeen() {
        return isSeen;
    }
}
