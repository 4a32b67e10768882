package dev.predeploy.launcher;

import dev.predeploy.kit.stack.StackSchema;
import dev.predeploy.launcher.execution.Modules;
import dev.predeploy.launcher.options.Invocation;
import dev.predeploy.launcher.report.json.ReportJson;
import java.io.IOException;

/** Prints the JSON Schema of the stack file, or of {@code report.json}. */
final class SchemaCommand {
    private SchemaCommand() {}

    static String text(Invocation invocation) throws IOException {
        return invocation.report() ? ReportJson.schema() : StackSchema.text(Modules.announced());
    }
}
