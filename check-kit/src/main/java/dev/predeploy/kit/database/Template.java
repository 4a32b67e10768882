package dev.predeploy.kit.database;

/**
 * A database that was made once and is only copied from then on.
 *
 * @param key what it was asked for by
 * @param database the database itself, which takes no connections any more
 */
public record Template(String key, Database database) {}
