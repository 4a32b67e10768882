package dev.predeploy.robust;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A stack whose tools, tests, migrations and services say given texts wherever they have a voice: in their outputs, in
 * every field of every report that is read, in exceptions, notices, headers and bodies. All of its checks fail.
 */
record LoudStack(Ground ground, Collection<String> texts) {
    /** How many checks it has. */
    static final int CHECKS = 12;

    private static final String CHECKS_OF_IT = """
            build:
              artifact:
                outputs: {run: cat $MARKS/lines; cat $MARKS/raw >&2; exit 3, produces: [x], env: &known {%1$s}}
                words: {run: [sh, -c, cat $MARKS/lines; exit 3, %2$s], produces: [x]}
                compiler: {run: "cat $MARKS/javac; exit 1", produces: [x], env: *known}
            quality:
              lint:
                sarif: {run: cat $MARKS/sarif, report: {sarif: "-"}, env: *known}
                checkstyle: {run: cat $MARKS/checkstyle > x.xml, report: {checkstyle: x.xml}, env: *known}
              types:
                javac: {run: cat $MARKS/javac; exit 1, report: {javac: output}, env: *known}
              tests:
                junit: {run: cat $MARKS/junit > x.xml; cat $MARKS/raw, report: {junit: x.xml}, env: *known}
            integration:
              migrations:
                raised: {tool: flyway, locations: [db], placeholders: *known}
                command: {tool: command, run: cat $MARKS/lines; exit 1, env: *known}
              application:
                waits: {run: "true", migrations: raised}
            staging:
              up:
                web:
                  run: cat $MARKS/raw; exec %3$s
                  env: *known
                  listens: "127.0.0.1:${port:web}"
              health:
                web: {url: "http://127.0.0.1:${port:web}/loud", json: {status: fine}, within: 1s}
            """;

    /**
     * Writes the stack file and what its commands print.
     *
     * @param head what stands before the checks, such as secrets
     * @param places what commands are to be told, by name, such as {@code ${secret:NAME}}
     */
    void write(String head, Map<String, String> places) throws IOException {
        String map = places.entrySet().stream()
                .map(place -> place.getKey() + ": \"" + place.getValue() + "\"")
                .collect(Collectors.joining(", "));
        String words =
                places.values().stream().map(place -> "\"" + place + "\"").collect(Collectors.joining(", "));
        ground.with("predeploy.yml", "stack: loud\n" + head + CHECKS_OF_IT.formatted(map, words, StubService.COMMAND));
        mark("lines", String.join("\n", texts) + "\n");
        mark("javac", each("src/%1$s.java:7: error: [%1$s] %1$s\n  symbol: %1$s\n", LoudStack::line));
        mark("sarif", sarif());
        mark("checkstyle", "<checkstyle>" + each(CHECKSTYLE, LoudStack::xml) + "</checkstyle>");
        mark("junit", "<testsuite>" + each(JUNIT, LoudStack::xml) + "</testsuite>");
        ground.with(
                "db/V1__raises.sql",
                "DO $loud$ BEGIN\n" + each("RAISE NOTICE USING MESSAGE = '%s';\n", LoudStack::sql)
                        + "RAISE EXCEPTION USING MESSAGE = '%1$s', DETAIL = '%1$s', HINT = '%1$s';\nEND $loud$;\n"
                                .formatted(sql(String.join("\n", texts))));
    }

    private static final String CHECKSTYLE = """
            <file name="%1$s"><error line="7" severity="error" message="%1$s" source="%1$s"/></file>
            """;

    private static final String JUNIT = """
            <testcase classname="%1$s" name="%1$s"><failure message="%1$s" type="%1$s">%1$s</failure></testcase>
            """;

    /** Leaves a file beside the tree, for commands to print; texts with surrogates that stand alone lose them. */
    void mark(String name, String text) throws IOException {
        Files.write(ground.marks().resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private String each(String format, UnaryOperator<String> written) {
        return texts.stream().map(text -> format.formatted(written.apply(text))).collect(Collectors.joining());
    }

    private String sarif() throws IOException {
        ObjectMapper json = new ObjectMapper(
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
        ObjectNode root = json.createObjectNode().put("version", "2.1.0");
        ArrayNode results = root.putArray("runs").addObject().putArray("results");
        for (String text : texts) {
            ObjectNode result = results.addObject().put("ruleId", text).put("level", "error");
            result.putObject("message").put("text", text);
            ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
            place.putObject("artifactLocation").put("uri", "src/" + URLEncoder.encode(text, StandardCharsets.UTF_8));
            place.putObject("region").put("startLine", 7);
        }
        return json.writeValueAsString(root);
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static String sql(String text) {
        return text.replace("'", "''").replace("\0", "").replaceAll("\\$loud\\$", "");
    }

    private static String xml(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
