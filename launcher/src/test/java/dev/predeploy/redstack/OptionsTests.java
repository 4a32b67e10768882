package dev.predeploy.redstack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shows what each option does to a run of the real command. */
@Timeout(120)
class OptionsTests {
    private static final String MIXED = """
            stack: mixed
            build:
              artifact:
                good: {run: echo x > out.txt, produces: [out.txt]}
                bad: {run: exit 1, produces: [out.txt]}
            quality:
              lint:
                clean: {run: "echo '{\\"version\\": \\"2.1.0\\", \\"runs\\": [{\\"results\\": []}]}'", report: {sarif: "-"}}
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyRunsWhatMatchesAndReportsNothingElse() throws Exception {
        Launched launched = mixed("--only", "*/*/good", "--only", "lint");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.outcomes()).containsExactly("build/artifact/good passed", "quality/lint/clean passed");
    }

    @Test
    void whatIsSkippedIsInTheReportAndDoesNotDecide() throws Exception {
        Launched launched = mixed("--skip", "**/bad");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.outcomes())
                .containsExactly(
                        "build/artifact/good passed", "build/artifact/bad skipped", "quality/lint/clean passed");
        assertThat(launched.check("build/artifact/bad").path("reason").asText()).isEqualTo("left out by --skip **/bad");
    }

    @Test
    void stageRunsOneStage() throws Exception {
        Launched launched = mixed("--stage", "quality");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.outcomes()).containsExactly("quality/lint/clean passed");
    }

    @Test
    void failFastStopsTheRestAndSaysWhy() throws Exception {
        stack("""
                stack: fast
                build:
                  artifact:
                    bad: {run: exit 1, produces: [out.txt]}
                    endless: {run: exec sleep 600, produces: [out.txt]}
                    waiting: {run: exec sleep 600, produces: [out.txt]}
                """);
        Launched launched = new Launch(folder).run("--fail-fast", "--jobs", "3");
        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.outcomes())
                .containsExactly(
                        "build/artifact/bad failed",
                        "build/artifact/endless not-run",
                        "build/artifact/waiting not-run");
        assertThat(launched.check("build/artifact/endless").path("reason").asText())
                .isEqualTo("stopped by --fail-fast after build/artifact/bad");
    }

    @Test
    void whatIsOverTheBudgetIsNotRun() throws Exception {
        stack("""
                stack: slow
                build:
                  artifact:
                    good: {run: echo x > out.txt, produces: [out.txt]}
                    endless: {run: exec sleep 600, produces: [out.txt]}
                """);
        Launched launched = new Launch(folder).run("--budget", "2s", "--jobs", "2");
        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.outcomes()).containsExactly("build/artifact/good passed", "build/artifact/endless not-run");
        assertThat(launched.check("build/artifact/endless").path("reason").asText())
                .isEqualTo("the run's budget of 2s was over");
    }

    @Test
    void oneJobNeverRunsTwoAtOnceAndThreeJobsDo() throws Exception {
        Path marks = folder.resolve("marks.txt");
        String run = "echo begin >> " + marks + "; sleep 0.3; echo end >> " + marks + "; echo x > out.txt";
        stack("""
                stack: busy
                build:
                  artifact:
                    a: {run: "%1$s", produces: [out.txt]}
                    b: {run: "%1$s", produces: [out.txt]}
                    c: {run: "%1$s", produces: [out.txt]}
                """.formatted(run));
        assertThat(new Launch(folder).run("--jobs", "1").exitCode()).isZero();
        assertThat(Files.readAllLines(marks)).containsExactly("begin", "end", "begin", "end", "begin", "end");

        Files.delete(marks);
        assertThat(new Launch(folder).run("--jobs", "3").exitCode()).isZero();
        assertThat(Files.readAllLines(marks)).startsWith("begin", "begin");
    }

    @Test
    void jsonIsTheReportAndNothingElse() throws Exception {
        Launched launched = mixed("--format", "json");
        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.out()).isEqualTo(launched.reportText());
        assertThat(launched.err()).isEmpty();
    }

    @Test
    void aFolderOfOtherPeoplesFilesIsRefusedAndNothingInItDeleted() throws Exception {
        stack(MIXED);
        Path thesis = Files.createDirectories(folder.resolve("mine")).resolve("thesis.txt");
        Files.writeString(thesis, "years of work");
        Files.createDirectories(folder.resolve("mine/evidence"));
        Launched launched = new Launch(folder).into(folder.resolve("mine"), "--out", "mine");
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err()).contains("no run of Predeploy wrote", "Name an empty or a new folder with --out");
        assertThat(thesis).hasContent("years of work");
        assertThat(folder.resolve("mine/evidence")).isDirectory();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void aSecondRunIntoTheSameFolderIsRefusedWhileTheFirstWrites() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        stack("stack: held\nbuild: {artifact: {a: {run: \"cat %s > out.txt\", produces: [out.txt]}}}\n"
                .formatted(pipe));
        ArrayBlockingQueue<Launched> first = new ArrayBlockingQueue<>(1);
        CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> first.add(new Launch(folder).run("--jobs", "1")));
        try (var writer = Files.newBufferedWriter(pipe)) { // opens once the first run reads
            Launched second = new Launch(folder).run();
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("another run writes to it");
            writer.write("x\n");
        }
        running.get(60, SECONDS);
        assertThat(first.remove().outcomes()).containsExactly("build/artifact/a passed");
    }

    @Test
    void theRerunCommandOfACheckReproducesItsOutcome() throws Exception {
        Map<String, JsonNode> all = mixed().checks();
        for (String id : List.of("build/artifact/bad", "build/artifact/good")) {
            List<String> words = List.of(all.get(id).path("rerun").asText().split(" "));
            assertThat(words).startsWith("./predeploy", "run");
            Launched again =
                    new Launch(folder).run(words.subList(1, words.size()).toArray(String[]::new));
            assertThat(again.exitCode()).isEqualTo(id.endsWith("bad") ? 1 : 0);
            assertThat(again.checks()).containsOnlyKeys(id);
            assertThat(again.check(id).path("outcome")).isEqualTo(all.get(id).path("outcome"));
            assertThat(again.check(id).path("reason")).isEqualTo(all.get(id).path("reason"));
        }
    }

    @Test
    void whatToRunNextIsOfTheStackFileThatWasGiven() throws Exception {
        Path given = Files.createDirectories(folder.resolve("my shop")).resolve("shop.yml");
        Files.writeString(given, MIXED.replace("run: ", "skip: later, run: "));
        Launch launch = new Launch(folder);

        Launched nothingRan = launch.run("--stack", "my shop/shop.yml", "--out", "out");
        assertThat(nothingRan.exitCode()).isEqualTo(4);
        assertThat(nothingRan.out()).contains("\n        ./predeploy list --stack 'my shop/shop.yml'\n");

        Launched nothingMeant = launch.run("--stack", "my shop/shop.yml", "--only", "nope");
        assertThat(nothingMeant.err()).contains("`./predeploy list --stack 'my shop/shop.yml'` shows all.");
    }

    private Launched mixed(String... words) throws IOException {
        stack(MIXED);
        return new Launch(folder).run(words);
    }

    private void stack(String text) throws IOException {
        Files.writeString(folder.resolve("predeploy.yml"), text);
    }
}
