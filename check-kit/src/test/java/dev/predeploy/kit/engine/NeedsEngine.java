package dev.predeploy.kit.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says that a test needs a container engine: without one it is skipped and says so; where CI is set, it must run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEngine.Condition.class)
@interface NeedsEngine {

    /** Looks for an engine. */
    final class Condition implements ExecutionCondition {
        private static final boolean ANSWERS = answers();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean runs = ANSWERS || "true".equals(System.getenv("PREDEPLOY_TEST_ENGINE"));
            return runs
                    ? ConditionEvaluationResult.enabled("a container engine answers, or must")
                    : ConditionEvaluationResult.disabled("no container engine answers");
        }

        private static boolean answers() {
            try {
                return new ProcessBuilder("docker", "info")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (java.io.IOException absent) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
