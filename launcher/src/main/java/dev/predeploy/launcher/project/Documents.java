package dev.predeploy.launcher.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the files of a project that have a form, each once. What cannot be read is noted, and read as nothing. */
public final class Documents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final ObjectMapper TOML = new TomlMapper();

    private final ProjectTree tree;
    private final Map<Path, JsonNode> known = new HashMap<>();

    /** Reads files of a project. */
    public Documents(ProjectTree tree) {
        this.tree = tree;
    }

    /** Returns what a file of JSON, TOML or YAML holds, told by its name. */
    public JsonNode read(Path file) {
        return known.computeIfAbsent(file, this::parse);
    }

    private JsonNode parse(Path file) {
        String name = String.valueOf(file.getFileName());
        String text = tree.text(file).orElse("");
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            if (name.endsWith(".toml") || name.equals("Pipfile")) {
                return TOML.readTree(text);
            }
            return name.endsWith(".json") ? JSON.readTree(text) : yaml(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            tree.note("%s: it is malformed at line %d".formatted(file, line));
        } catch (YAMLException | IllegalArgumentException | StackOverflowError e) {
            tree.note("%s: it is malformed".formatted(file));
        }
        return MissingNode.getInstance();
    }

    /** Returns the first document, merge keys resolved. */
    private static JsonNode yaml(String text) {
        Iterator<Object> documents =
                new Yaml(new AnyTag(new LoaderOptions())).loadAll(text).iterator();
        return documents.hasNext() ? JSON.valueToTree(documents.next()) : MissingNode.getInstance();
    }

    /** Takes tags that it does not know, such as GitLab's {@code !reference}, for text. */
    private static final class AnyTag extends SafeConstructor {
        AnyTag(LoaderOptions options) {
            super(options);
            yamlConstructors.put(null, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
                }
            });
        }
    }
}
