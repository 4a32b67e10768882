package dev.predeploy.quality;

import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.quality.tool.Inputs;
import dev.predeploy.quality.tool.ToolCall;
import java.util.Optional;

/**
 * Calls a linter, and weighs what it finds.
 *
 * @param call what is called
 * @param inputs what a known tool looks at
 * @param failsOn the least severity that fails the check
 * @param noneLinted what the check comes to when the report says that no file was looked at
 * @param baseline the file of findings that are accepted for now
 * @param options what every entry may say
 */
public record Lint(
        @Unwrapped ToolCall call,
        @Unwrapped Inputs inputs,

        @Doc("The least severity that fails the check: `error`, `warning` or `note`.") @Default("warning")
        Severity failsOn,

        @Doc("What the check comes to when the report says that no file was looked at: `not-run` or `pass`.")
        @Default("not-run")
        WhenNone noneLinted,

        @Doc("The file of findings that are accepted for now, relative to the stack file: only others fail the check.")
        Optional<String> baseline,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses a baseline that lies elsewhere. */
    public Lint {
        if (baseline.filter(FilePatterns::leavesItsFolder).isPresent()) {
            throw new InvalidEntry("baseline", "it leads out of the stack's folder", "keep it below the stack file");
        }
    }

    Lint named(String name) {
        return new Lint(call.named(name), inputs, failsOn, noneLinted, baseline, options);
    }
}
