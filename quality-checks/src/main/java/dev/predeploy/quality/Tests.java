package dev.predeploy.quality;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.quality.tool.Inputs;
import dev.predeploy.quality.tool.ToolCall;

/**
 * Runs tests, and weighs what became of them.
 *
 * @param call what is called
 * @param inputs what a known tool looks at
 * @param noneCollected what the check comes to when no test ran
 * @param options what every entry may say
 */
public record Tests(
        @Unwrapped ToolCall call,
        @Unwrapped Inputs inputs,

        @Doc("What the check comes to when no test ran: `not-run` or `pass`.") @Default("not-run")
        WhenNone noneCollected,

        @Unwrapped CheckOptions options)
        implements Entry {

    Tests named(String name) {
        return new Tests(call.named(name), inputs, noneCollected, options);
    }
}
