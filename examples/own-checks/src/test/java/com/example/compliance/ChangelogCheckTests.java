package com.example.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Timeout(60)
class ChangelogCheckTests {
    @TempDir
    Path folder;

    @Test
    void passesWhereTheChangelogTellsOfTheVersion() throws IOException {
        Events checks = check("1.2.0", """
                # Changelog

                ## [1.2.0] - 2026-03-02
                - Links expire.
                """);

        checks.assertStatistics(count -> count.started(1).succeeded(1));
        assertThat(folder.resolve("section.md")).hasContent("## [1.2.0] - 2026-03-02\n- Links expire.");
    }

    @Test
    void namesTheLatestVersionWhereTheOneToBeDeployedIsMissing() throws IOException {
        Events checks = check("1.3.0", """
                # Changelog

                ## [1.2.0] - 2026-03-02
                - Links expire.
                """);

        assertThat(findings(checks))
                .containsExactly("CHANGELOG.md:3 [unnamed-version] the changelog does not name version 1.3.0;"
                        + " expected ## [1.3.0]; actual ## [1.2.0] - 2026-03-02;"
                        + " fix: add a section for 1.3.0, or deploy a version that the changelog names");
    }

    @Test
    void failsOnAVersionWithoutAChange() throws IOException {
        Events checks = check("1.3.0", """
                ## [1.3.0] - 2026-04-01

                ## [1.2.0] - 2026-03-02
                - Links expire.
                """);

        assertThat(findings(checks)).singleElement().asString().startsWith("CHANGELOG.md:1 [empty-version]");
    }

    @Test
    void isNotInvokedWhereNothingIsDeclared() throws IOException {
        Files.writeString(folder.resolve("predeploy.yml"), "stack: example\n");

        run().assertStatistics(count -> count.started(0));
    }

    private Events check(String version, String changelog) throws IOException {
        Files.writeString(folder.resolve("CHANGELOG.md"), changelog);
        Files.writeString(folder.resolve("predeploy.yml"), """
                stack: example
                compliance:
                  changelog:
                    release: {version: %s}
                """.formatted(version));
        return run();
    }

    private Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ChangelogCheck.class))
                .configurationParameter(
                        "predeploy.stack", folder.resolve("predeploy.yml").toString())
                .outputDirectoryCreator(new OneFolder(folder))
                .execute()
                .testEvents();
    }

    private static List<String> findings(Events checks) {
        return checks.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> (CheckFailed) result.getThrowable().orElseThrow())
                .flatMap(failure -> failure.findings().stream())
                .map(Finding::line)
                .toList();
    }

    /** Where the check's evidence goes. */
    private record OneFolder(Path path) implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            return path;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor check) {
            return path;
        }
    }
}
