package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 18 has them. */
class FactsOfPostgres18Tests extends FactsOfPostgres {
    FactsOfPostgres18Tests() {
        super("18");
    }
}
