package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine. */
@NeedsEngine
@Timeout(120)
class ArtifactInImageTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(folder.resolve("worker/site/src"));
        Files.writeString(folder.resolve("worker/site/src/index.ts"), "");
        Files.writeString(
                folder.resolve("worker/Dockerfile"),
                "FROM debian:bookworm-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir site/old && echo x > site/old/index.html\n");
    }

    @Test
    void takesOutOfTheContainerWhatWasBuiltThere() throws Exception {
        TestedCheck check =
                run("mkdir -p dist/a && echo hello > dist/index.html && echo js > dist/a/x.js", "dist/**/*.js");
        assertThat(check.reason()).isEmpty();
        assertThat(check.evidence().get("produced.txt"))
                .isEqualTo("worker/site/dist/index.html: 6 bytes\nworker/site/dist/a/x.js: 3 bytes\n");
        assertThat(folder.resolve("worker/site/dist")).doesNotExist();
    }

    @Test
    void doesNotCountWhatLayInTheImageAlready() throws Exception {
        TestedCheck check = run("mkdir dist; echo hello > dist/index.html", "old/index.html");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("worker/site/old/index.html was not built");
    }

    @Test
    void failsOnAnEmptyProduct() throws Exception {
        TestedCheck check = run("mkdir dist; echo hello > dist/index.html; : > dist/app.js", "dist/app.js");
        assertThat(check.reason()).isEqualTo("worker/site/dist/app.js is empty");
    }

    @Test
    void showsTheCompilersErrorInTheUsersOwnFile() throws Exception {
        TestedCheck check = run("echo '/app/site/src/index.ts(4,7): error TS2322: No string.'; exit 2", "dist/x");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().place()).isEqualTo(Place.file("worker/site/src/index.ts", 4, 7));
    }

    @Test
    void isBrokenByAToolThatTheImageLacks() throws Exception {
        TestedCheck check = run("pnpm build", "dist/x");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("there is no pnpm");
    }

    private TestedCheck run(String command, String product) throws Exception {
        String stack = """
                stack: test
                images: {worker: worker}
                build:
                  artifact:
                    site: {in: worker, directory: site, run: "%s", produces: [dist/index.html, "%s"]}
                """.formatted(command, product);
        return CheckTester.of(ArtifactCheck.class).run(folder, stack).only();
    }
}
