package dev.predeploy.kit.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Says that a test needs a container engine that has, or can pull, the image {@code debian:bookworm-slim}: without one
 * it is skipped and says so. Where the environment variable {@code PREDEPLOY_TEST_ENGINE} is {@code required}, as in our
 * own CI, it runs all the same, and so fails.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEngine.Condition.class)
public @interface NeedsEngine {

    /** Looks for an engine. */
    final class Condition implements ExecutionCondition {
        private static final String BASE = "debian:bookworm-slim";
        private static final boolean ANSWERS = answers();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean required = "required".equals(System.getenv("PREDEPLOY_TEST_ENGINE"));
            return ANSWERS || required
                    ? ConditionEvaluationResult.enabled("a container engine answers, or must")
                    : ConditionEvaluationResult.disabled(
                            "no container engine answers that has debian:bookworm-slim: start Docker");
        }

        private static boolean answers() {
            return TestImages.succeeds("info")
                    && (TestImages.has(BASE) || TestImages.succeeds("pull", "--quiet", BASE));
        }
    }
}
