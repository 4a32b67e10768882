package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.finding.CheckFailed;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;

/** Runs single checks as an IDE does: by JUnit alone, with none of our launcher. */
@Timeout(120)
class PlainJunitTests {
    private static final String LINT = "dev.predeploy.quality.LintCheck";
    private static final String ARTIFACT = "dev.predeploy.build.ArtifactCheck";

    @TempDir
    private Path parent;

    @Test
    void aClassRunsAloneAndPreparesOnlyWhatItNeeds() throws Exception {
        PlainJunit junit = plain("failed");
        Map<String, String> ended = junit.run(selectClass(LINT));
        assertThat(ended).containsExactly(Map.entry("quality/lint/warning", "FAILED"));
        assertThat(junit.failure()).isInstanceOf(AssertionError.class).isInstanceOf(CheckFailed.class);
        assertThat(junit.failure()).hasMessageContaining("warned/Warned.java:4:22");
        assertThat(junit.prepared()).isNotEmpty().noneMatch(name -> name.startsWith("postgres"));
        assertThat(junit.leftOver()).isEmpty();
    }

    @Test
    void aCheckOfTheDatabasePreparesOne() throws Exception {
        PlainJunit junit = plain("green");
        Map<String, String> ended = junit.run(selectClass("dev.predeploy.integration.SchemaCheck"));
        assertThat(ended).containsExactly(Map.entry("integration/schema/shop", "SUCCESSFUL"));
        assertThat(junit.prepared()).anyMatch(name -> name.startsWith("postgres"));
        assertThat(junit.leftOver()).isEmpty();
    }

    @Test
    void aMethodRunsAlone() throws Exception {
        assertThat(plain("failed").run(selectMethod(methodOf(ARTIFACT))))
                .containsOnlyKeys(
                        "build/artifact/not-produced", "build/artifact/command-fails", "build/artifact/compile-error");
    }

    @Test
    void oneInvocationRunsAloneByItsNumberAndByItsUniqueId() throws Exception {
        PlainJunit junit = plain("failed");
        assertThat(junit.run(selectIteration(selectMethod(methodOf(ARTIFACT)), 1)))
                .containsExactly(Map.entry("build/artifact/command-fails", "FAILED"));
        List<String> ids = junit.uniqueIds();
        assertThat(ids).hasSize(1);
        assertThat(junit.run(selectUniqueId(ids.get(0))))
                .containsExactly(Map.entry("build/artifact/command-fails", "FAILED"));
    }

    @Test
    void anAbsentNeedAbortsAndIsNoFailure() throws Exception {
        DiscoverySelector migrations = selectClass("dev.predeploy.integration.MigrationsCheck");
        assertThat(plain("not-run").run(migrations))
                .containsExactly(Map.entry("integration/migrations/empty", "ABORTED"));
    }

    private PlainJunit plain(String stack) throws Exception {
        RedStack copied = RedStack.copied(stack, parent).with("authority.pem", "");
        return new PlainJunit(copied.folder().resolve("predeploy.yml"));
    }

    private static String methodOf(String checkClass) throws ClassNotFoundException {
        Method method = Arrays.stream(Class.forName(checkClass).getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(CheckEach.class))
                .findFirst()
                .orElseThrow();
        return checkClass + "#" + method.getName() + "("
                + Arrays.stream(method.getParameterTypes()).map(Class::getName).collect(Collectors.joining(",")) + ")";
    }
}
