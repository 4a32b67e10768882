package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 16 has them. */
class FactsOfTransactions16Tests extends FactsOfTransactions {
    FactsOfTransactions16Tests() {
        super("16");
    }
}
