package dev.predeploy.staging.loopback;

import dev.predeploy.kit.process.SearchPath;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says that a test needs Chromium: without it, it is skipped and says so, but not where all tools are required. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean required = "required".equals(System.getenv("PREDEPLOY_TEST_ENGINE"));
            return required || SearchPath.of(System.getenv()).find("chromium").isPresent()
                    ? ConditionEvaluationResult.enabled("Chromium is there, or must be")
                    : ConditionEvaluationResult.disabled("no chromium is on the PATH: install it");
        }
    }
}
