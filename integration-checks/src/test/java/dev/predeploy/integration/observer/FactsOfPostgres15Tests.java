package dev.predeploy.integration.observer;

/** The facts, as PostgreSQL 15 has them. */
class FactsOfPostgres15Tests extends FactsOfPostgres {
    FactsOfPostgres15Tests() {
        super("15");
    }
}
