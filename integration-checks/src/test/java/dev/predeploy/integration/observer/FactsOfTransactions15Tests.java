package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 15 has them. */
class FactsOfTransactions15Tests extends FactsOfTransactions {
    FactsOfTransactions15Tests() {
        super("15");
    }
}
