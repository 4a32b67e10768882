package dev.predeploy.kit.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.predeploy.kit.folder.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs check classes against a stack file as an IDE would, at the same time, through JUnit's own launcher. It needs
 * {@code junit-platform-launcher} and {@code junit-jupiter-engine} on the class path.
 */
public final class CheckTester {
    private final List<Class<?>> checkClasses;

    private CheckTester(List<Class<?>> checkClasses) {
        this.checkClasses = List.copyOf(checkClasses);
    }

    /** Returns a tester of the given check classes. */
    public static CheckTester of(Class<?>... checkClasses) {
        return new CheckTester(List.of(checkClasses));
    }

    /**
     * Runs them.
     *
     * @return what became of each check; nothing if the stack file declares none of their kinds
     * @throws IllegalStateException if the checks could not even be listed, such as for a wrong stack file
     * @throws IOException if there is no room for the evidence
     */
    public TestedChecks run(Path stackFile) throws IOException {
        Path evidence = Files.createTempDirectory("predeploy-test-");
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        Tests tests = new Tests();
        try {
            try (LauncherSession session = LauncherFactory.openSession(config)) {
                session.getLauncher().execute(request(stackFile, evidence), tests);
            }
            return tests.results();
        } finally {
            Removal.remove(evidence);
        }
    }

    /** Writes the given text as {@code predeploy.yml} into a folder and runs the checks against it. */
    public TestedChecks run(Path folder, String stackFile) throws IOException {
        return run(Files.writeString(folder.resolve("predeploy.yml"), stackFile));
    }

    private LauncherDiscoveryRequest request(Path stackFile, Path evidence) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(checkClasses.stream().map(type -> selectClass(type)).toList())
                .configurationParameters(Map.of(
                        "predeploy.stack", stackFile.toAbsolutePath().toString(),
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "32",
                        "junit.platform.discovery.issue.severity.critical", "WARNING",
                        "junit.platform.reporting.output.dir", evidence.toString()))
                .build();
    }
}
