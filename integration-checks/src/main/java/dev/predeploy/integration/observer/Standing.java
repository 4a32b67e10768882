package dev.predeploy.integration.observer;

/**
 * What the catalog says of a relation.
 *
 * @param kind the letter of its kind; empty if it is gone
 * @param schema the name of its schema
 * @param name its name
 * @param table the number of an index's table, else 0
 * @param file the number of its file, else 0
 * @param temporary whether only its session sees it
 */
record Standing(String kind, String schema, String name, long table, long file, boolean temporary) {
    boolean isGone() {
        return kind.isEmpty();
    }

    String fullName() {
        return schema + "." + name;
    }
}
