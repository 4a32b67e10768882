package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 16 has them. */
class FactsOfPostgres16Tests extends FactsOfPostgres {
    FactsOfPostgres16Tests() {
        super("16");
    }
}
