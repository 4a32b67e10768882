package dev.predeploy.redstack;

import dev.predeploy.kit.check.CheckRun;
import dev.predeploy.kit.folder.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** JUnit as an IDE drives it: a session for one selector, and nothing of ours but the property that names the stack. */
final class PlainJunit {
    private final Path stackFile;
    private final List<String> uniqueIds = new ArrayList<>();
    private final List<String> prepared = new ArrayList<>();
    private final List<Path> runFolders = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    PlainJunit(Path stackFile) {
        this.stackFile = stackFile;
    }

    /** Returns what JUnit says of each test, by its display name. */
    Map<String, String> run(DiscoverySelector selector) {
        Map<String, String> ended = new TreeMap<>();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selector)
                                    .configurationParameter("predeploy.stack", stackFile.toString())
                                    .configurationParameter(
                                            "junit.platform.reporting.output.dir",
                                            stackFile.resolveSibling("junit").toString())
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        ended.put(
                                                test.getDisplayName(),
                                                result.getStatus().name());
                                        uniqueIds.add(test.getUniqueId());
                                        result.getThrowable().ifPresent(failures::add);
                                        look(session);
                                    }
                                }
                            });
        }
        return ended;
    }

    private void look(LauncherSession session) {
        CheckRun run = session.getStore().get(Namespace.create(CheckRun.KEY), CheckRun.KEY, CheckRun.class);
        for (Path folder :
                Objects.requireNonNull(run).session().get(RunFolder.class).paths()) {
            runFolders.add(folder);
            try (Stream<Path> children = Files.list(folder)) {
                children.forEach(child -> prepared.add(child.getFileName().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<String> uniqueIds() {
        return List.copyOf(uniqueIds);
    }

    Throwable failure() {
        return failures.get(0);
    }

    /** Returns the names of what lay in the run's folders at the end of a check. */
    List<String> prepared() {
        return List.copyOf(prepared);
    }

    /** Returns what is still there of runs that are over. */
    List<Path> leftOver() {
        return runFolders.stream().filter(Files::exists).toList();
    }
}
