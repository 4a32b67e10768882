package dev.predeploy.kit.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.yaml.SchemaWriter;
import java.util.List;
import java.util.Set;

/** Writes the JSON Schema (draft 2020-12) of the stack files that some modules read, for editors. */
public final class StackSchema {
    private StackSchema() {}

    /**
     * Returns the schema of a whole stack file.
     *
     * @throws IllegalArgumentException if two modules claim one key
     */
    public static ObjectNode of(List<StageModule> modules) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Predeploy stack file");
        schema.setAll(SchemaWriter.schema(new StackShape(modules).fields(Set.of())));
        return schema;
    }

    /** Returns the schema as indented text that ends with a line break. */
    public static String text(List<StageModule> modules) {
        return of(modules).toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
