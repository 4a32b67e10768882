package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.run.StageResult;
import dev.predeploy.launcher.run.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs that the tests of the renderers tell of. */
final class Sample {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Sample() {}

    static RunHead head(int checks) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("database", "postgres 16.15 (embedded)");
        return new RunHead(
                "consult",
                Path.of("/home/ada/consult/predeploy.yml"),
                Optional.of(new RunHead.Revision("0123456789abcdef0123456789abcdef01234567", true)),
                START,
                checks,
                environment);
    }

    static Run passing() {
        return run(passed("build/image/django", "Django container", 800), passed("quality/types/mypy", "mypy", 3100));
    }

    static Run warning() {
        Finding large = Finding.of("the build context holds 210 MB")
                .severity(Severity.WARNING)
                .at(Place.file("worker/.dockerignore"))
                .fix("Add `node_modules` to it.");
        CheckResult image = bad("build/image/worker", Outcome.PASSED, "", List.of(large));
        return run(passed("build/image/django", "Django container", 800), image);
    }

    static Run failing() {
        Finding npm = Finding.of("npm ERR! missing script: build")
                .at(Place.file("worker/Dockerfile", 12))
                .fix("Add the script to worker/package.json.");
        Finding type = Finding.of("Argument 1 to \"f\" has incompatible type \"int\"; expected \"str\"")
                .at(Place.file("apps/sites/models.py", 45, 9))
                .rule("arg-type")
                .expected("str")
                .actual("int");
        return run(
                passed("build/image/django", "Django container", 800),
                withEvidence(
                        bad("build/image/worker", Outcome.FAILED, "the build stopped", List.of(npm)),
                        "evidence/build/image/worker/build.log"),
                bad("quality/types/mypy", Outcome.FAILED, "1 type error", List.of(type)),
                blocked("quality/types/tsc", "build/image/worker"),
                blocked("quality/lint/eslint", "build/image/worker"),
                optional(bad("quality/lint/ruff", Outcome.FAILED, "7 findings", findings(7))),
                skipped("quality/tests/pytest", "flaky until the clock is injected"));
    }

    static Run broken() {
        Finding crash = Finding.of("mypy ended with exit code 2 and reported nothing")
                .expected("a JSON report")
                .actual("Segmentation fault")
                .fix("Run mypy by hand, or raise the memory limit.");
        return run(
                passed("build/image/django", "Django container", 800),
                bad("quality/types/mypy", Outcome.BROKEN, crash.what(), List.of(crash)));
    }

    static Run notRun() {
        Finding docker = Finding.of("no container engine answers").fix("Start Docker or Podman.");
        return run(
                bad("build/image/django", Outcome.NOT_RUN, docker.what(), List.of(docker)),
                bad("build/image/worker", Outcome.NOT_RUN, docker.what(), List.of(docker)),
                blocked("quality/types/mypy", "build/image/django"));
    }

    static Run interrupted() {
        Run run = run(
                passed("build/image/django", "Django container", 800),
                bad("quality/types/mypy", Outcome.NOT_RUN, "interrupted", List.of()));
        return new Run(run.head(), run.duration(), Verdict.INTERRUPTED, "interrupted by Ctrl-C", run.stages());
    }

    static Run hostile() {
        Finding evil = Finding.of("\u001b[2J\u001b[31mred\r\nRESULT: PASSED\n::set-output name=a::b\u0007")
                .at(Place.file("a\u202eb.py", 1))
                .rule("x\ny")
                .expected("##[command]rm \u0000 -rf")
                .actual("line 1\n\n\nline 2\u2028line 3\u009b2J")
                .fix("\u001b]0;title\u0007 none");
        return run(bad("quality/lint/evil", Outcome.FAILED, "\u001b[1A\rall is well", List.of(evil)));
    }

    static Run manyFailures(int checks, int findings) {
        return run(IntStream.range(0, checks)
                .mapToObj(i -> bad("quality/lint/tool-" + i, Outcome.FAILED, "reason " + i, findings(findings)))
                .toArray(CheckResult[]::new));
    }

    static List<Finding> findings(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Finding.of("line too long (" + (100 + i) + " > 100)")
                        .at(Place.file("apps/sites/views.py", i, 101))
                        .rule("E501"))
                .toList();
    }

    static Run run(CheckResult... checks) {
        Map<String, List<CheckResult>> stages = new LinkedHashMap<>();
        for (CheckResult check : checks) {
            stages.computeIfAbsent(check.id().stage(), name -> new ArrayList<>())
                    .add(check);
        }
        List<StageResult> results = stages.entrySet().stream()
                .map(stage -> new StageResult(stage.getKey(), Duration.ofMillis(3190), stage.getValue()))
                .toList();
        Verdict verdict = Verdict.of(Arrays.asList(checks));
        return new Run(head(checks.length), Duration.ofMillis(9312), verdict, "", results);
    }

    static CheckResult passed(String id, String title, int millis) {
        CheckResult plain = bad(id, Outcome.PASSED, "", List.of());
        return new CheckResult(
                plain.id(), title, true, Outcome.PASSED, START, Duration.ofMillis(millis), plain.account());
    }

    static CheckResult bad(String id, Outcome outcome, String reason, List<Finding> findings) {
        CheckId checkId = CheckId.parse(id);
        Duration duration =
                outcome == Outcome.NOT_RUN || outcome == Outcome.SKIPPED ? Duration.ZERO : Duration.ofMillis(400);
        CheckResult.Account account = new CheckResult.Account(
                reason, findings, Optional.empty(), List.of(), List.of(), "./predeploy run --only " + id);
        return new CheckResult(checkId, checkId.name(), true, outcome, START, duration, account);
    }

    static CheckResult blocked(String id, String by) {
        CheckResult check = bad(id, Outcome.NOT_RUN, "needs " + by + ", which did not pass", List.of());
        return with(check, true, Optional.of(CheckId.parse(by)));
    }

    static CheckResult skipped(String id, String reason) {
        return bad(id, Outcome.SKIPPED, reason, List.of());
    }

    static CheckResult optional(CheckResult check) {
        return with(check, false, Optional.empty());
    }

    private static CheckResult with(CheckResult check, boolean required, Optional<CheckId> blockedBy) {
        CheckResult.Account account = check.account();
        return new CheckResult(
                check.id(),
                check.title(),
                required,
                check.outcome(),
                check.startedAt(),
                check.duration(),
                new CheckResult.Account(
                        account.reason(),
                        account.findings(),
                        blockedBy,
                        List.of(),
                        account.evidence(),
                        account.rerun()));
    }

    static CheckResult withEvidence(CheckResult check, String... evidence) {
        CheckResult.Account account = check.account();
        return new CheckResult(
                check.id(),
                check.title(),
                check.required(),
                check.outcome(),
                check.startedAt(),
                check.duration(),
                new CheckResult.Account(
                        account.reason(),
                        account.findings(),
                        account.blockedBy(),
                        List.of(),
                        List.of(evidence),
                        account.rerun()));
    }
}
