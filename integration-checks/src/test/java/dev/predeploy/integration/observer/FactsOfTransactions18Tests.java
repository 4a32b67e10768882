package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 18 has them. */
class FactsOfTransactions18Tests extends FactsOfTransactions {
    FactsOfTransactions18Tests() {
        super("18");
    }
}
