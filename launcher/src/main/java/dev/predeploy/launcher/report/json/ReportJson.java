package dev.predeploy.launcher.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.run.StageResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Writes {@code report.json}: the whole run, for programs. Its schema is {@code report.schema.json} beside this. */
public final class ReportJson implements ReportWriter {
    /** The version of the format; it grows when a reader of the former one could go wrong. */
    public static final int SCHEMA_VERSION = 1;

    private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

    @Override
    public String name() {
        return "report.json";
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        folder.write(name(), text(run, folder.path()));
    }

    /** Returns the report's text, with paths relative to the output folder. */
    public static String text(Run run, Path outputFolder) {
        try {
            return WRITER.writeValueAsString(root(run, outputFolder)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes can be written", e);
        }
    }

    /** Returns the format's JSON Schema. */
    public static String schema() throws IOException {
        try (InputStream schema = ReportJson.class.getResourceAsStream("report.schema.json")) {
            return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectNode root(Run run, Path folder) {
        RunHead head = run.head();
        ObjectNode root = CheckJson.object();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("stack", CleanText.line(head.stack()));
        root.put("verdict", run.verdict().word());
        root.put("exitCode", run.verdict().exitCode());
        root.put("startedAt", CheckJson.time(head.startedAt()));
        root.put("durationMs", run.duration().toMillis());
        CheckJson.revision(head, root);
        root.set("environment", CheckJson.environment(head));
        ArrayNode stages = root.putArray("stages");
        run.stages().forEach(stage -> stages.add(stage(stage)));
        root.put("stackFile", stackFile(folder, head.stackFile()));
        root.put("ending", CleanText.line(run.ending()));
        root.put("selected", head.checks());
        root.set("counts", CheckJson.counts(Counts.of(run.checks())));
        return root;
    }

    private static ObjectNode stage(StageResult stage) {
        ObjectNode node = CheckJson.object();
        node.put("name", CleanText.line(stage.name()));
        node.put("outcome", stage.outcome().word());
        node.put("durationMs", stage.duration().toMillis());
        ArrayNode checks = node.putArray("checks");
        stage.checks().forEach(check -> checks.add(CheckJson.check(check)));
        node.set("counts", CheckJson.counts(Counts.of(stage.checks())));
        return node;
    }

    private static String stackFile(Path folder, Path file) {
        boolean together = folder.getRoot().equals(file.getRoot());
        return CleanText.line((together ? folder.relativize(file) : file).toString())
                .replace('\\', '/');
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
