package dev.predeploy.integration.catalog;

/**
 * Which tables are the user's: all but those in schemas of PostgreSQL's own, where temporary ones are, too. What is meant
 * by a table differs on purpose.
 */
public enum UserTables {
    /** Those that a user writes to: partitioned ones, and those that hold rows themselves. */
    WITH_PARTITIONED("'r', 'p'"),

    /** Those that hold rows themselves, and materialized views, which hold some, too. */
    WITH_MATERIALIZED("'r', 'm'");

    private final String kinds;

    UserTables(String kinds) {
        this.kinds = kinds;
    }

    /**
     * Returns a query for them.
     *
     * @param columns what to ask of each: {@code c} is the row of {@code pg_class}, {@code n} that of its schema
     * @param more what follows after the conditions, such as another one
     */
    public String query(String columns, String more) {
        return """
                SELECT %s FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE relkind IN (%s) AND nspname NOT LIKE 'pg\\_%%' AND nspname <> 'information_schema' %s
                """.formatted(columns, kinds, more);
    }
}
