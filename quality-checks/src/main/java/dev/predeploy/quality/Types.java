package dev.predeploy.quality;

import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.quality.tool.Inputs;
import dev.predeploy.quality.tool.ToolCall;

/**
 * Calls a type checker, and weighs what it finds.
 *
 * @param call what is called
 * @param inputs what a known tool looks at
 * @param failsOn the least severity that fails the check
 * @param noneLinted what the check comes to when the report says that no file was looked at
 * @param accepted what it accepts for now
 * @param options what every entry may say
 */
public record Types(
        @Unwrapped ToolCall call,
        @Unwrapped Inputs inputs,

        @Doc("The least severity that fails the check: `error`, `warning` or `note`.") @Default("error")
        Severity failsOn,

        @Doc("What the check comes to when the report says that no file was looked at: `not-run` or `pass`.")
        @Default("not-run")
        WhenNone noneLinted,

        @Unwrapped AcceptedFindings accepted,
        @Unwrapped CheckOptions options)
        implements Entry {

    Types named(String name) {
        return new Types(call.named(name), inputs, failsOn, noneLinted, accepted, options);
    }
}
