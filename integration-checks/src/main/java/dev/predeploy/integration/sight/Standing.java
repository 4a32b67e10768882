package dev.predeploy.integration.sight;

/**
 * What the catalog says of a relation.
 *
 * @param kind the letter of its kind
 * @param schema the name of its schema
 * @param name its name
 * @param table the number of an index's table, else 0
 * @param file the number of its file, else 0
 */
public record Standing(String kind, String schema, String name, long table, long file) {
    /** Returns the name with its schema before it. */
    String fullName() {
        return schema + "." + name;
    }

    /** Returns the same in another file. */
    Standing withFile(long other) {
        return new Standing(kind, schema, name, table, other);
    }
}
