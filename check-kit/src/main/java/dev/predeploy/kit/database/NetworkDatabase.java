package dev.predeploy.kit.database;

import java.util.Optional;

/**
 * A database as containers see it.
 *
 * @param network the network that a container must be on
 * @param database the database, at the address that it has there
 * @param gateway this machine's own address there, if the engine knows one
 */
public record NetworkDatabase(String network, Database database, Optional<String> gateway) {}
