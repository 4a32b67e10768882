package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real script with a stand-in for Java that tells how it was called. */
@Timeout(60)
class StartScriptTests {
    private static final String JAVA = """
            #!/bin/sh
            echo "locale: ${LC_ALL-none}, the user's: ${PREDEPLOY_LC_ALL-kept}"
            echo "reaper off: $TESTCONTAINERS_RYUK_DISABLED, the user's: ${PREDEPLOY_TESTCONTAINERS_RYUK_DISABLED-kept}"
            for word in "$@"; do echo "word: $word"; done
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void prepare() throws Exception {
        Files.copy(Path.of("..", "predeploy"), home.resolve("predeploy"));
        Files.createDirectories(home.resolve("launcher/target/dist/lib"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void givesJavaALocaleThatCanNameEveryFileAndKeepsTheUsers() throws Exception {
        assertThat(started(Map.of("LC_ALL", "C")))
                .contains("locale: C.UTF-8, the user's: C\n")
                .contains("word: -Dpredeploy.encoding=")
                .endsWith("word: --stack\nword: ü/predeploy.yml\n");
        assertThat(started(Map.of())).contains("locale: C.UTF-8, the user's: \n");
    }

    @Test
    void leavesALocaleAloneThatCan() throws Exception {
        assertThat(started(Map.of("LC_ALL", "C.UTF-8")))
                .contains("locale: C.UTF-8, the user's: kept\n")
                .doesNotContain("predeploy.encoding");
    }

    @Test
    void turnsTheReaperOffUnlessTheUserSaysOtherwise() throws Exception {
        assertThat(started(Map.of())).contains("reaper off: true, the user's: \n");
        assertThat(started(Map.of("TESTCONTAINERS_RYUK_DISABLED", "false")))
                .contains("reaper off: false, the user's: kept\n");
    }

    private String started(Map<String, String> environment) throws Exception {
        ProcessBuilder script = new ProcessBuilder(
                        "sh", "-c", "exec ./predeploy run --stack $(printf '\\303\\274')/predeploy.yml")
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        script.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("LC_") || name.equals("LANG") || name.endsWith("TESTCONTAINERS_RYUK_DISABLED"));
        script.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        script.environment().putAll(environment);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
