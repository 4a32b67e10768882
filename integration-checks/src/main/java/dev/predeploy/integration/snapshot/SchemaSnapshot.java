package dev.predeploy.integration.snapshot;

import dev.predeploy.integration.catalog.Catalog;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A schema as it was written down.
 *
 * @param schema the objects, without any rows
 * @param postgres the major version of the server that made it
 * @param lines the line of each object in the file
 */
public record SchemaSnapshot(Catalog schema, int postgres, Map<String, Integer> lines) {
    /** The version of the form. */
    static final int VERSION = 1;

    /** The key of an object's own definition beside its parts. */
    static final String DEFINITION = "definition";

    /** Copies the lines. */
    public SchemaSnapshot {
        lines = Map.copyOf(lines);
    }

    /**
     * Returns the text of a file that holds a schema.
     *
     * @param postgres the major version of the server that made it
     */
    public static String text(Catalog schema, int postgres) {
        return SnapshotText.of(schema, postgres);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws UnreadableSnapshot if it is something else, naming the line
     */
    public static SchemaSnapshot read(String text) throws UnreadableSnapshot {
        return new SnapshotReader().read(text);
    }

    /**
     * Reads the bytes of a file that {@link #text} is in.
     *
     * @throws UnreadableSnapshot if it is something else, naming the line
     */
    public static SchemaSnapshot read(byte[] file) throws UnreadableSnapshot {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException other) {
            throw new UnreadableSnapshot("it is no UTF-8", 1, 1);
        }
    }
}
