package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database a stack gets; none of them starts here. */
class StackDatabaseTests {
    private static final String IN_AN_IMAGE = """
            images: {app: .}
            integration:
              migrations: {main: {tool: django, in: app}}
            """;

    @TempDir
    private Path folder;

    @Test
    void comesFromAJarWhereNothingNeedsAContainer() throws Exception {
        engine();
        assertThat(described("integration: {application: {app: {run: 'true'}}}\n"))
                .isEqualTo("postgres 16.15 (embedded)");
    }

    @Test
    void isInAContainerWhereACommandRunsInAnImage() throws Exception {
        engine();
        assertThat(described(IN_AN_IMAGE)).isEqualTo("postgres:16-alpine (container)");
        assertThat(described(IN_AN_IMAGE + "  database: {version: 17}\n")).isEqualTo("postgres:17-alpine (container)");
    }

    @Test
    void isTheImageThatTheStackNames() throws Exception {
        engine();
        assertThat(described("integration: {database: {image: \"${env:NONE:-postgres:15}\"}}\n"))
                .isEqualTo("postgres:15 (container)");
    }

    @Test
    void servesWhatNeedsNoContainerWhereNoEngineAnswers() throws Exception {
        assertThat(described(IN_AN_IMAGE)).isEqualTo("postgres 16.15 (embedded)");
    }

    @Test
    void isNotThereWhereTheStackNamesAnImageAndNoEngineAnswers() {
        assertThatExceptionOfType(CheckNotRun.class)
                .isThrownBy(() -> described("integration: {database: {image: 'postgres:15'}}\n"))
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("no container engine answers: there is no docker on the PATH;"
                                + " there is no podman on the PATH"));
    }

    private String described(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("predeploy.yml"), "stack: test\n" + text);
        Stack stack = new StackReader(List.of(new IntegrationModule()), Strictness.ALL_MODULES).read(file);
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin").toString());
        Settings settings = new Settings(stack, List.of(), environment, new RunControl(Optional.empty()));
        try (Session session = new Session(settings)) {
            String described = session.get(StackDatabase.class).server().describe();
            assertThat(session.told()).containsEntry("database", described);
            return described;
        }
    }

    /** Makes a client that answers as one with an engine does. */
    private void engine() throws Exception {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("docker");
        Files.writeString(program, "#!/bin/sh\n[ \"$1\" = info ] && echo 26.1.5\nexit 0\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
