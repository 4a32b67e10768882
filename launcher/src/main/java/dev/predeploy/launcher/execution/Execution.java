package dev.predeploy.launcher.execution;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.predeploy.kit.check.CheckRun;
import dev.predeploy.kit.check.PlannedCheck;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Executes the selected checks of all modules in one request, at the same time. */
final class Execution {
    /** Checks wait for their turn on their own threads, so that one sort of work never keeps another from starting. */
    private static final int MOST_THREADS = 256;

    private final CheckRun run;
    private final List<PlannedCheck> selected;
    private final EvidenceFolder evidence;

    Execution(CheckRun run, List<PlannedCheck> selected, EvidenceFolder evidence) {
        this.run = run;
        this.selected = List.copyOf(selected);
        this.evidence = evidence;
    }

    /** Executes; when it returns, everything that the checks shared is closed. */
    void execute(TestExecutionListener listener) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            session.getStore().put(Namespace.create(CheckRun.KEY), CheckRun.KEY, run);
            session.getLauncher().execute(request(), listener);
        }
    }

    private LauncherDiscoveryRequest request() {
        int threads = Math.max(1, Math.min(MOST_THREADS, selected.size()));
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selected.stream()
                        .map(PlannedCheck::checkClass)
                        .distinct()
                        .map(type -> selectClass(type))
                        .toList())
                .configurationParameters(Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads),
                        "junit.jupiter.execution.parallel.config.fixed.max-pool-size", String.valueOf(threads + 1),
                        "junit.jupiter.execution.timeout.mode", "disabled",
                        "junit.platform.discovery.issue.severity.critical", "WARNING",
                        "junit.jupiter.extensions.autodetection.enabled", "false"))
                .enableImplicitConfigurationParameters(false)
                .outputDirectoryCreator(evidence)
                .build();
    }
}
