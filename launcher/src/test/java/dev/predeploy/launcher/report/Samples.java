package dev.predeploy.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.CheckResult.Account;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.run.StageResult;
import dev.predeploy.launcher.run.Step;
import dev.predeploy.launcher.run.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs with a fixed clock, to be written in every format. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-03-02T10:15:30.250Z");

    /** Text of a tool that wants to be obeyed, to break out or to break the format. */
    public static final String HOSTILE =
            "\u001b[31mred\u001b[0m \u001b]0;title\u0007]]> <script>alert(1)</script> & \"q\" 'a' | `code` ``` ~~~ "
                    + "**b** @octocat #1 [x](http://evil.test) ![i](http://evil.test/i.png) "
                    + "\u0000\u0008\u000b\ufffe\ud800 \u202e ##[error]x ##vso[a]b [[ATTACHMENT|/etc/passwd]]"
                    + "\r::set-output name=a::b\n  ::error::pwned\n\u2028::add-mask::x\n```\n# heading\n</code></pre>";

    private Samples() {}

    public static Run failing() {
        return run(List.of(
                stage(passed("build/artifact/site", "Site"), skipped("build/artifact/old", "replaced by site")),
                stage(failed(), broken(), optional()),
                stage(cause(), blocked("integration/schema/main"), blocked("integration/application/main"))));
    }

    public static Run passing() {
        return run(List.of(stage(passed("quality/tests/unit", "unit"))));
    }

    public static Run hostile() {
        CheckId id = CheckId.parse("quality/lint/hostile");
        Finding finding = new Finding(
                HOSTILE,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                Place.file(HOSTILE, 1, 2),
                Optional.of(HOSTILE),
                Severity.ERROR,
                Optional.of(HOSTILE));
        Account account = new Account(
                HOSTILE,
                List.of(finding),
                Optional.empty(),
                List.of(new Step(HOSTILE, START, Duration.ofMillis(1))),
                List.of(),
                HOSTILE);
        CheckResult check = new CheckResult(id, HOSTILE, true, Outcome.FAILED, START, Duration.ofMillis(5), account);
        RunHead head = new RunHead(
                HOSTILE.replace("\u0000", ""),
                Path.of("/stack/predeploy.yml"),
                Optional.of(new RunHead.Revision(HOSTILE, true)),
                START,
                1,
                Map.of(HOSTILE, HOSTILE));
        List<StageResult> stages = List.of(stage(check));
        return new Run(head, Duration.ofMillis(5), Verdict.FAILED, HOSTILE, stages);
    }

    /** Returns a run of so many failed checks, each with a finding as long as is said. */
    public static Run large(int checks, int length) {
        List<CheckResult> all = IntStream.range(0, checks)
                .mapToObj(number -> failed("quality/lint/c" + number, "x".repeat(length)))
                .toList();
        return run(List.of(stage(all.toArray(CheckResult[]::new))));
    }

    public static Run run(List<StageResult> stages) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("engine", "none");
        environment.put("database", "postgres 16.15 (embedded)");
        List<CheckResult> checks =
                stages.stream().flatMap(stage -> stage.checks().stream()).toList();
        RunHead head = new RunHead(
                "consult",
                Path.of("/stack/predeploy.yml"),
                Optional.of(new RunHead.Revision("0123456789abcdef0123456789abcdef01234567", true)),
                START,
                checks.size(),
                environment);
        return new Run(head, Duration.ofMillis(9312), Verdict.of(checks), "", stages);
    }

    public static StageResult stage(CheckResult... checks) {
        return new StageResult(checks[0].id().stage(), Duration.ofMillis(3190), List.of(checks));
    }

    public static CheckResult passed(String id, String title) {
        List<Step> steps = List.of(
                new Step("compiled", START, Duration.ofMillis(700)),
                new Step("packed", START.plusMillis(700), Duration.ofMillis(120)));
        return new CheckResult(
                CheckId.parse(id),
                title,
                true,
                Outcome.PASSED,
                START,
                Duration.ofMillis(820),
                new Account("", List.of(), Optional.empty(), steps, List.of(), rerun(id)));
    }

    public static CheckResult failed(String id, String what) {
        return result(id, Outcome.FAILED, what.substring(0, Math.min(30, what.length())), Finding.of(what));
    }

    private static CheckResult failed() {
        Finding finding = Finding.of("Incompatible types in assignment")
                .expected("int")
                .actual("str")
                .at(Place.file("apps/sites/models.py", 45, 9))
                .rule("arg-type")
                .fix("Convert the value.\nOr change the type.");
        Finding unused =
                Finding.of("Unused ignore").severity(Severity.WARNING).at(Place.file("apps/sites/views.py", 3));
        CheckResult check = result("quality/types/mypy", Outcome.FAILED, "1 type error", finding, unused);
        Account account = check.account();
        return with(
                check,
                new Account(
                        account.reason(),
                        account.findings(),
                        Optional.empty(),
                        List.of(),
                        List.of("evidence/quality/types/mypy/output.json"),
                        account.rerun()));
    }

    private static CheckResult broken() {
        return result(
                "quality/lint/ruff",
                Outcome.BROKEN,
                "ruff crashed with exit code 101",
                Finding.of("ruff crashed with exit code 101").fix("Run it by hand."));
    }

    private static CheckResult optional() {
        CheckResult check = result(
                "quality/lint/style",
                Outcome.FAILED,
                "1 finding",
                Finding.of("Line too long").at(Place.file("a.py", 1)));
        return new CheckResult(
                check.id(),
                check.title(),
                false,
                check.outcome(),
                check.startedAt(),
                check.duration(),
                check.account());
    }

    private static CheckResult cause() {
        return result(
                "integration/migrations/main",
                Outcome.FAILED,
                "V2__orders.sql does not apply",
                Finding.of("relation \"customer\" does not exist")
                        .at(Place.url(URI.create("https://example.test/a?b=c")))
                        .rule("42P01"));
    }

    private static CheckResult blocked(String id) {
        Account account = new Account(
                "needs integration/migrations/main, which did not pass",
                List.of(),
                Optional.of(CheckId.parse("integration/migrations/main")),
                List.of(),
                List.of(),
                rerun(id));
        return new CheckResult(CheckId.parse(id), id, true, Outcome.NOT_RUN, START, Duration.ZERO, account);
    }

    private static CheckResult skipped(String id, String reason) {
        return result(id, Outcome.SKIPPED, reason);
    }

    private static CheckResult result(String id, Outcome outcome, String reason, Finding... findings) {
        CheckId parsed = CheckId.parse(id);
        Account account = new Account(reason, List.of(findings), Optional.empty(), List.of(), List.of(), rerun(id));
        return new CheckResult(parsed, parsed.name(), true, outcome, START, Duration.ofMillis(3100), account);
    }

    private static CheckResult with(CheckResult check, Account account) {
        return new CheckResult(
                check.id(),
                check.title(),
                check.required(),
                check.outcome(),
                check.startedAt(),
                check.duration(),
                account);
    }

    private static String rerun(String id) {
        return "./predeploy run --only " + id;
    }

    public static String resource(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
