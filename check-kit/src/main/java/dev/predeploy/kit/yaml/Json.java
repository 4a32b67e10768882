package dev.predeploy.kit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns a node that is free of cycles into JSON, by the core schema of YAML 1.2. */
final class Json {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile(ScalarKind.WHOLE);
    private static final Pattern DECIMAL = Pattern.compile(ScalarKind.DECIMAL);

    private Json() {}

    static JsonNode of(Node node) {
        if (node instanceof MappingNode map) {
            ObjectNode object = FACTORY.objectNode();
            for (NodeTuple entry : map.getValue()) {
                object.set(((ScalarNode) entry.getKeyNode()).getValue(), of(entry.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = FACTORY.arrayNode();
            list.getValue().forEach(item -> array.add(of(item)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getTag().equals(Tag.NULL);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (isNull(node)) {
            return FACTORY.nullNode();
        }
        if (node.isPlain() && (text.equals("true") || text.equals("false"))) {
            return FACTORY.booleanNode(text.equals("true"));
        }
        if (node.isPlain() && WHOLE.matcher(text).matches()) {
            return FACTORY.numberNode(new BigInteger(text));
        }
        if (node.isPlain() && DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return FACTORY.textNode(text);
    }
}
