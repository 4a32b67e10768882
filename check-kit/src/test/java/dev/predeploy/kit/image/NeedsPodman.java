package dev.predeploy.kit.image;

import java.io.File;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says that a test needs a Podman that starts containers of {@code debian:bookworm-slim}, which it has. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPodman.Condition.class)
@interface NeedsPodman {

    /** Looks for one. */
    final class Condition implements ExecutionCondition {
        private static final boolean WORKS = works();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return WORKS
                    ? ConditionEvaluationResult.enabled("Podman starts containers")
                    : ConditionEvaluationResult.disabled(
                            "no Podman here starts a container of debian:bookworm-slim; see docs/stack-file.md");
        }

        private static boolean works() {
            String limit = "--ulimit=%s=1024:4096";
            try {
                return new ProcessBuilder(
                                        "podman",
                                        "run",
                                        "--rm",
                                        "--pull=never",
                                        "--network=none",
                                        limit.formatted("nofile"),
                                        limit.formatted("nproc"),
                                        "debian:bookworm-slim",
                                        "true")
                                .redirectErrorStream(true)
                                .redirectOutput(new File("/dev/null"))
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException absent) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
