package dev.predeploy.integration.rows.draft;

import java.sql.Connection;

/**
 * Where values come from.
 *
 * @param connection is in a transaction
 * @param candidates values of types
 * @param parents what keys may point at
 * @param perTable how many rows there will be
 */
public record Source(Connection connection, Candidates candidates, Parents parents, int perTable) {

    /** Returns the source of a database that is being filled. */
    public static Source of(Connection connection, int perTable) {
        return of(new Candidates(connection, perTable, false), connection, perTable);
    }

    /** Returns the same, but for a row that has what people come to forbid. */
    public static Source doubtful(Connection connection, int perTable) {
        return of(new Candidates(connection, perTable, true), connection, perTable);
    }

    private static Source of(Candidates candidates, Connection connection, int perTable) {
        return new Source(connection, candidates, new Parents(connection), perTable);
    }
}
