package dev.predeploy.kit.check;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a check out where the stack file or the command line says so, with the reason given there. */
record SkipCondition(Selection selection, PlannedCheck check) implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> reason = selection
                .skipReason(check.id())
                .or(() -> check.entry().options().skip());
        return reason.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("asked for"));
    }
}
