package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Metadata, files and commands of an image, on the real engine. */
@NeedsEngine
@Timeout(180)
class ContentsCheckTests {
    private static final String DOCKERFILE = """
            FROM debian:bookworm-slim
            RUN useradd --uid 1234 app && mkdir /app \\
             && echo "debug = true" > /app/settings && chown app:app /app/settings && chmod 4750 /app/settings \\
             && ln -s settings /app/link && ln -s nowhere /app/dangling
            ENV MODE=production TOKEN=abc
            LABEL org.example.date="2026-11-21" org.example.vendor=ours
            WORKDIR /app
            VOLUME /data
            EXPOSE 8000 53/udp
            USER app
            ENTRYPOINT ["sleep"]
            CMD ["600"]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        new TestStack(folder).with("web/Dockerfile", DOCKERFILE);
    }

    @Test
    void aUserThatTheImageDoesNotHaveIsAFindingBesideOthers() throws Exception {
        TestedCheck check = run("web: {workdir: /srv, runs: [{run: id, user: nobody-else}]}\n");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(Finding::what)
                .containsExactly(
                        "the image starts in another folder",
                        "the image has no user `nobody-else`, as which `sh` is to run");
    }

    @Test
    void passesWhenAllIsAsExpected() throws Exception {
        TestedCheck check = run("""
                web:
                  user: app
                  workdir: /app
                  entrypoint: sleep
                  cmd: ["600"]
                  ports: [8000, 53/udp]
                  no-ports: [22]
                  volumes: /data
                  no-volumes: [/var]
                  env: {MODE: production, PATH: {matches: "/usr/bin"}}
                  no-env: [PASSWORD]
                  labels: {org.example.vendor: ours, org.example.date: {matches: '^\\d{4}-'}}
                  max-size: 500MB
                  files:
                    - /app
                    - {path: /app/settings, mode: "4750", owner: app, group: 1234, executable-by: group, contains: debug, lacks: [secret]}
                    - {path: /app/link, mode: -rwsr-x---}
                  no-files: [/root/.netrc]
                  runs:
                    - test "$MODE" = production
                    - {run: id -un, user: root, stdout: ^root$}
                    - {run: [sh, -c, "echo out; echo err >&2; exit $CODE"], exit-code: 3, stdout: ^out$, stdout-lacks: err, stderr: [err], stderr-lacks: [out], env: {CODE: "3"}}
                """);
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence()).containsKeys("image.json", "runs.log");
    }

    @Test
    void metadataIsWrongAtTheInstructionThatSetsIt() throws Exception {
        TestedCheck check = run("""
                web:
                  user: root
                  workdir: /srv
                  entrypoint: []
                  cmd: ["601"]
                  ports: [9000]
                  no-ports: [53/udp]
                  volumes: [/cache]
                  no-volumes: [/data]
                  env: {MODE: test}
                  no-env: [TOKEN]
                  labels: {org.example.vendor: theirs}
                """);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines(check))
                .containsExactlyInAnyOrder(
                        "web/Dockerfile:10 the image does not run as root",
                        "web/Dockerfile:7 the image starts in another folder",
                        "web/Dockerfile:11 the image has another ENTRYPOINT",
                        "web/Dockerfile:12 the image has another CMD",
                        "web/Dockerfile:9 the image does not expose port 9000",
                        "web/Dockerfile:9 the image exposes port 53/udp",
                        "web/Dockerfile:8 the image declares no volume /cache",
                        "web/Dockerfile:8 the image declares the volume /data",
                        "web/Dockerfile:5 ENV MODE is not as expected",
                        "web/Dockerfile:5 the image sets ENV TOKEN",
                        "web/Dockerfile:6 LABEL org.example.vendor is not as expected");
        assertThat(check.findings()).allMatch(finding -> finding.fix().isPresent());
    }

    @Test
    void whatNoInstructionSetsIsWrongAtItsExpectation() throws Exception {
        TestedCheck check = run("""
                web:
                  env:
                    MISSING: a
                  labels: {missing: b}
                  max-size: 1MB
                """);
        assertThat(lines(check))
                .containsExactlyInAnyOrder(
                        "predeploy.yml:7:7 ENV MISSING is not as expected",
                        "predeploy.yml:8:14 LABEL missing is not as expected",
                        "predeploy.yml:9:5 the image is too large");
        assertThat(finding(check, "too large").expected()).contains("at most 1.0MB");
    }

    @Test
    void eachWrongFileIsAFindingAtItsExpectation() throws Exception {
        TestedCheck check = run("""
                web:
                  files:
                    - /app/missing
                    - /app/dangling
                    - {path: /app/settings, mode: "0644", owner: root, group: root, executable-by: other}
                    - {path: /app/settings, contains: [release], lacks: [true]}
                    - {path: /app, contains: [x]}
                  no-files: [/etc/passwd, /app/dangling]
                """);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines(check))
                .containsExactly(
                        "predeploy.yml:7:9 /app/missing is not in the image",
                        "predeploy.yml:8:9 /app/dangling is a link to nothing",
                        "predeploy.yml:9:9 /app/settings has other permissions",
                        "predeploy.yml:9:9 /app/settings belongs to another user",
                        "predeploy.yml:9:9 /app/settings belongs to another group",
                        "predeploy.yml:9:9 others may not execute /app/settings",
                        "predeploy.yml:10:9 /app/settings holds nothing that matches `release`",
                        "predeploy.yml:10:9 /app/settings holds what matches `true`",
                        "predeploy.yml:11:9 what /app holds cannot be looked at",
                        "predeploy.yml:12:16 /etc/passwd is in the image",
                        "predeploy.yml:12:29 /app/dangling is in the image");
        assertThat(finding(check, "another user").actual()).contains("app (1234)");
        assertThat(finding(check, "permissions").actual()).contains("4750");
        assertThat(finding(check, "matches `true`").actual()).contains("debug = true");
    }

    @Test
    void eachCommandThatDoesNotDoWellIsAFinding() throws Exception {
        TestedCheck check = run("""
                web:
                  runs:
                    - echo no module named apscheduler; exit 1
                    - [python3, -c, "import apscheduler"]
                    - {run: echo hello, stdout: [goodbye], stdout-lacks: [hel+o], stderr: [oops]}
                    - {run: sleep 600, within: 1s}
                """);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines(check))
                .containsExactly(
                        "predeploy.yml:7:9 `echo no module named apscheduler; exit 1` ended with exit code 1",
                        "predeploy.yml:8:9 `python3 -c import apscheduler` cannot run: there is no python3 in the image",
                        "predeploy.yml:9:9 stdout of `echo hello` holds nothing that matches `goodbye`",
                        "predeploy.yml:9:9 stdout of `echo hello` holds what matches `hel+o`",
                        "predeploy.yml:9:9 stderr of `echo hello` holds nothing that matches `oops`",
                        "predeploy.yml:10:9 `sleep 600` did not end within 1s");
        assertThat(check.findings().get(0).actual()).contains("no module named apscheduler");
        assertThat(check.reason()).endsWith(", and 5 more");
    }

    @Test
    void aUserIsTheSameByNameAndByNumber() throws Exception {
        assertThat(run("web: {user: \"1234\"}\n").reason()).isEmpty();
        new TestStack(folder).with("web/Dockerfile", DOCKERFILE.replace("USER app", "USER 1234:1234"));
        assertThat(run("web: {user: app}\n").reason()).isEmpty();
        assertThat(run("web: {user: \"1235\"}\n").finding().actual()).contains("USER 1234:1234");
    }

    @Test
    void aTextThatIsNoListGoesToTheShell() throws Exception {
        new TestStack(folder).with("web/Dockerfile", "FROM debian:bookworm-slim\nENTRYPOINT sleep 1\nCMD []\n");
        assertThat(run("web: {entrypoint: [/bin/sh, -c, sleep 1], cmd: []}\n").reason())
                .isEmpty();
    }

    @Test
    void anImageWithoutAShellCanBeLookedAt() throws Exception {
        new TestStack(folder).with("web/Dockerfile", "FROM scratch\nCOPY --chmod=0640 Dockerfile /etc/config\n");
        TestedCheck good =
                run("web: {user: root, files: [{path: /etc/config, mode: 0640, owner: 0}], no-files: [/bin/sh]}\n");
        TestedCheck bad = run("web: {runs: [ls]}\n");
        assertThat(good.reason()).isEmpty();
        assertThat(bad.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(bad.reason()).contains("there is no sh in the image");
    }

    @Test
    void isNotRunOnAnImageThatDoesNotBuild() throws Exception {
        new TestStack(folder).with("web/Dockerfile", "FROM debian:bookworm-slim\nRUN exit 3\n");
        TestedCheck check = run("other: {in: web, user: app}\n");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).contains("build/image/web");
    }

    @Test
    void anExpectationOfNothingIsAnErrorOfTheStackFile() {
        assertThatThrownBy(() -> run("web: {in: web}\n"))
                .hasMessageContaining("predeploy.yml:5:3: `build.contents.web`: it expects nothing of the image");
        assertThatThrownBy(() -> run("wbe: {user: app}\n"))
                .hasMessageContaining("predeploy.yml:5:3: `wbe` is not declared under `images`");
        assertThatThrownBy(() -> run("web: {files: [{path: app, mode: 0999}]}\n"))
                .hasMessageContaining("it is relative");
        assertThatThrownBy(() -> run("web: {no-files: [\"/app/*.env\"]}\n"))
                .hasMessageContaining("so it would always hold");
        assertThatThrownBy(() -> run("web: {no-files: [.env]}\n")).hasMessageContaining("so it would always hold");
        assertThatThrownBy(() -> run("web: {ports: [http]}\n")).hasMessageContaining("it is no port");
        assertThatThrownBy(() -> run("web: {files: [{path: /x, contains: [\"a(\"]}]}\n"))
                .hasMessageContaining("it is no regular expression");
    }

    private static List<String> lines(TestedCheck check) {
        return check.findings().stream()
                .map(finding -> finding.place().text() + " " + finding.what())
                .toList();
    }

    private static Finding finding(TestedCheck check, String words) {
        return check.findings().stream()
                .filter(finding -> finding.what().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private TestedCheck run(String contents) throws Exception {
        return new TestStack(folder)
                .run(ContentsCheck.class, "images: {web: web}\nbuild:\n contents:\n" + contents.indent(2));
    }
}
