package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.Transaction;

/** A transaction that a connection is in, and what it last saw of itself. */
final class Running {
    private final Transaction transaction;
    private Sight sight = Sight.NOTHING;
    private boolean isSeen;

    Running(Transaction transaction) {
        this.transaction = transaction;
    }

    Transaction transaction() {
        return transaction;
    }

    boolean isTools() {
        return transaction.bounds() == Transaction.Bounds.TOOL;
    }

    /** Returns the same transaction as one that the client has begun after all. */
    Running asTools() {
        Running same = new Running(new Transaction(transaction.number(), Transaction.Bounds.TOOL));
        same.sight = sight;
        same.isSeen = isSeen;
        return same;
    }

    Sight sight() {
        return sight;
    }

    void see(Sight now) {
        sight = now;
        isSeen = true;
    }

    /** Says whether it has been looked at yet. */
    boolean isSeen() {
        return isSeen;
    }
}
