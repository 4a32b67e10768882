package dev.predeploy.kit.database;

/** Brings an empty database to the state that others get copies of. */
@FunctionalInterface
public interface Migrate {

    /**
     * Works on the given database, which nobody else uses meanwhile.
     *
     * @throws Exception what went wrong; it is remembered and thrown to everybody who asks for the template
     */
    void apply(Database database) throws Exception;
}
