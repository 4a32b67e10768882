package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a build that does well warns of, on the real engine. */
@NeedsEngine
@Timeout(120)
class ContextWarningTests {
    @TempDir
    private Path folder;

    private TestStack stack;

    @BeforeEach
    void write() throws Exception {
        stack = new TestStack(folder)
                .with("web/Dockerfile", "FROM scratch\nCOPY package.json /\nCOPY . /app/\n")
                .with("web/package.json", "{}");
    }

    @Test
    void saysNothingOfAContextThatIsWell() throws Exception {
        stack.with("web/.env.example", "TOKEN=\n")
                .with("web/.env", "TOKEN=\nKEY=\n")
                .with("web/cert.pem", "-----BEGIN CERTIFICATE-----\n");
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void warnsOfWhatLooksLikeASecretThatCopyTakes() throws Exception {
        stack.with("web/.env", "TOKEN=abc\n");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().what()).isEqualTo("what looks like an env file with values goes into the build");
        assertThat(check.finding().actual()).contains("`COPY . /app/` at web/Dockerfile:3 takes it");
        assertThat(check.finding().fix()).contains("Add the line `.env` to web/.dockerignore.");
        assertThat(check.finding().place()).isEqualTo(Place.file("web/.env"));
        assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void knowsKeysTokensAndPasswordsByWhatTheyHold() throws Exception {
        stack.with("web/deploy/server.key", "-----BEGIN RSA PRIVATE KEY-----\n")
                .with("web/.npmrc", "//registry.example.org/:_authToken=abc\n")
                .with("web/.git-credentials", "https://me:pw@example.org\n")
                .with("web/sub/.npmrc", "//registry.example.org/:_authToken=${TOKEN}\n");
        assertThat(run().findings())
                .extracting(Finding::place)
                .containsExactlyInAnyOrder(
                        Place.file("web/deploy/server.key"),
                        Place.file("web/.npmrc"),
                        Place.file("web/.git-credentials"));
    }

    @Test
    void dockerignoreAndNarrowCopiesKeepThemOut() throws Exception {
        stack.with("web/.env", "TOKEN=abc\n").with("web/.dockerignore", "**/.env\n");
        assertThat(run().findings()).isEmpty();

        Files.delete(folder.resolve("web/.dockerignore"));
        stack.with("web/Dockerfile", "FROM scratch\nCOPY package.json src* /app/\n")
                .with("web/src/a", "");
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void saysOfWhatGitIgnoresThatOnlyABuildByHandHasIt() throws Exception {
        stack.with("web/.env", "TOKEN=abc\n").with(".gitignore", ".env\n");
        assertThat(new ProcessBuilder("git", "init", "--quiet", folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(run().finding().actual().orElseThrow()).contains("in a build by hand");
    }

    @Test
    void warnsOfALargeContextWithItsLargestFolder() throws Exception {
        stack.with("web/Dockerfile", "FROM scratch\nCOPY package.json /\n");
        Files.createDirectories(folder.resolve("web/data"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("web/data/dump").toFile(), "rw")) {
            sparse.setLength(120_000_000);
        }
        Finding finding = run().finding();
        assertThat(finding.what()).isEqualTo("the context of the build is large");
        assertThat(finding.actual().orElseThrow()).contains("120.0MB: data/ 120.0MB");
        assertThat(finding.fix())
                .contains("Where the image does not need it, add the line `data/` to web/.dockerignore.");

        stack.with("web/.dockerignore", "data\n");
        assertThat(run().findings()).isEmpty();
    }

    private TestedCheck run() throws Exception {
        TestedCheck check = stack.run(ImageCheck.class, "images: {web: web}");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
        return check;
    }
}
