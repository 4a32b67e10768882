package dev.predeploy.integration.trace;

/**
 * A lock on a relation that was there before the transaction.
 *
 * @param relation the relation
 * @param mode the mode
 */
public record Lock(Relation relation, LockMode mode) {}
