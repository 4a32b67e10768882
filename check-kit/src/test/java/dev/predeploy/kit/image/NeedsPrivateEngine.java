package dev.predeploy.kit.image;

import dev.predeploy.kit.testing.NeedsEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says that a test stops or fills a Docker engine, so it starts one of its own, which only root can. */
@NeedsEngine
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrivateEngine.Condition.class)
@interface NeedsPrivateEngine {

    /** Looks for what starts it. */
    final class Condition implements ExecutionCondition {
        private static final List<String> PROGRAMS = List.of("dockerd", "setsid", "unshare", "mount");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing =
                    PROGRAMS.stream().filter(program -> !isOnPath(program)).toList();
            boolean root = "root".equals(System.getProperty("user.name"));
            return root && missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("a Docker engine of its own can be started")
                    : ConditionEvaluationResult.disabled(
                            "no Docker engine of its own can be started: that needs root, and " + PROGRAMS
                                    + " on Linux");
        }

        private static boolean isOnPath(String program) {
            return Stream.of(System.getenv("PATH").split(":", -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
