package dev.predeploy.kit.database;

/**
 * A database as containers see it.
 *
 * @param network the network that a container must be on
 * @param database the database, at the address that it has there
 */
public record NetworkDatabase(String network, Database database) {}
