package dev.predeploy.launcher.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.report.Samples;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvidenceMarkdownTests {
    @TempDir
    private Path out;

    @Test
    void tiesTogetherWhatTheChecksKept() throws IOException {
        CheckResult ready = check("staging/health/ready", Outcome.PASSED, "", List.of("transcript.txt", "shot.png"));
        CheckResult limit = check("staging/rate-limit/api", Outcome.FAILED, "announces no rate limit", List.of());
        CheckResult mypy = check("quality/types/mypy", Outcome.PASSED, "", List.of("mypy.json"));
        kept("staging/health/ready/transcript.txt", "$ curl -sS https://api/health\nHTTP 200\n\n{\"status\":\"ok\"}\n");
        assertThat(written(Samples.run(List.of(Samples.stage(mypy), Samples.stage(ready, limit)))))
                .isEqualTo(Samples.resource("evidence/index.md"));
    }

    @Test
    void showsTheBeginningAndTheEndOfALongTranscript() throws IOException {
        kept("build/image/site/build.log", lines(1, 100));
        kept("build/image/large/build.log", lines(1, 20_000));
        String text = written(Samples.run(List.of(Samples.stage(
                check("build/image/site", Outcome.PASSED, "", List.of("build.log")),
                check("build/image/large", Outcome.PASSED, "", List.of("build.log"))))));
        assertThat(text)
                .contains("line 12\n… (76 lines more)\nline 89\n", "line 12\n… (cut)\nline 19989\n", "line 20000\n```")
                .doesNotContain("line 13\n");
    }

    @Test
    void isShortEnoughToBePasted() throws IOException {
        List<CheckResult> checks = IntStream.range(0, 1_000)
                .mapToObj(number -> check("staging/health/c" + number, Outcome.PASSED, "", List.of("transcript.txt")))
                .toList();
        for (CheckResult check : checks) {
            kept(check.id() + "/transcript.txt", "HTTP 200\n" + "x".repeat(199));
        }
        String text = written(Samples.run(List.of(Samples.stage(checks.toArray(CheckResult[]::new)))));
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(55_000, 65_000);
        assertThat(text).containsPattern("\n\\d+ more in `report.json`.\n").endsWith("checks are in `evidence.zip`.\n");
    }

    @Test
    void showsHostileTextAsTextOnly() throws IOException {
        CheckResult check = check("quality/lint/x", Outcome.FAILED, Samples.HOSTILE, List.of("transcript.txt"));
        kept("quality/lint/x/transcript.txt", Samples.HOSTILE);
        String text = written(Samples.run(List.of(Samples.stage(check))));
        assertThat(text).contains("````text\n").endsWith("\n````\n").doesNotContain("\u001b", "\u0000");
        assertThat(text.lines().filter(line -> line.startsWith("| `lint/x`")))
                .singleElement()
                .asString()
                .contains("````red ]]>");
    }

    private String written(Run run) throws IOException {
        try (OutputFolder folder = OutputFolder.open(out.resolve("reports"))) {
            copyInto(folder.path());
            new EvidenceMarkdown().write(run, folder);
            return Files.readString(folder.resolve("evidence/index.md"));
        }
    }

    private void copyInto(Path reports) throws IOException {
        if (Files.isDirectory(out.resolve("evidence"))) {
            Files.move(out.resolve("evidence"), reports.resolve("evidence"));
        }
    }

    private void kept(String name, String text) throws IOException {
        Path file = out.resolve("evidence").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckResult check(String id, Outcome outcome, String reason, List<String> files) {
        List<String> evidence =
                files.stream().map(file -> "evidence/" + id + "/" + file).toList();
        CheckResult.Account account = new CheckResult.Account(
                reason, List.of(), Optional.empty(), List.of(), evidence, "./predeploy run --only " + id);
        CheckId parsed = CheckId.parse(id);
        return new CheckResult(parsed, parsed.name(), true, outcome, Samples.START, Duration.ofMillis(150), account);
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }
}
