package dev.predeploy.launcher.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.run.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says in JSON what {@code report.json} and {@code events.ndjson} have in common. */
final class CheckJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CheckJson() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static ObjectNode check(CheckResult check) {
        CheckResult.Account account = check.account();
        ObjectNode node = object();
        node.put("id", check.id().toString());
        node.put("title", CleanText.line(check.title()));
        node.put("outcome", check.outcome().word());
        node.put("required", check.required());
        node.put("durationMs", check.duration().toMillis());
        node.put("reason", CleanText.line(account.reason()));
        ArrayNode findings = node.putArray("findings");
        account.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode evidence = node.putArray("evidence");
        account.evidence().forEach(path -> evidence.add(CleanText.line(path)));
        node.put("rerun", CleanText.line(account.rerun()));
        node.put("startedAt", time(check.startedAt()));
        account.blockedBy().ifPresent(id -> node.put("blockedBy", id.toString()));
        ArrayNode steps = node.putArray("steps");
        account.steps().forEach(step -> steps.add(step(step)));
        return node;
    }

    static ObjectNode counts(Counts counts) {
        ObjectNode node = object();
        node.put("passed", counts.passed());
        node.put("failed", counts.failed());
        node.put("broken", counts.broken());
        node.put("notRun", counts.notRun());
        node.put("skipped", counts.skipped());
        node.put("total", counts.total());
        return node;
    }

    static void revision(RunHead head, ObjectNode node) {
        head.revision().ifPresent(revision -> {
            node.put("commit", CleanText.line(revision.commit()));
            node.put("dirty", revision.dirty());
        });
    }

    static ObjectNode environment(RunHead head) {
        ObjectNode node = object();
        head.environment().forEach((name, value) -> node.put(CleanText.line(name), CleanText.line(value)));
        return node;
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = object();
        node.put("name", CleanText.line(step.name()));
        node.put("startedAt", time(step.startedAt()));
        node.put("durationMs", step.duration().toMillis());
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = object();
        node.put("what", CleanText.some(finding.what()));
        finding.expected().ifPresent(text -> node.put("expected", CleanText.of(text)));
        finding.actual().ifPresent(text -> node.put("actual", CleanText.of(text)));
        place(finding.place(), node);
        finding.rule().ifPresent(rule -> node.put("rule", CleanText.line(rule)));
        node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        finding.fix().ifPresent(text -> node.put("fix", CleanText.of(text)));
        return node;
    }

    private static void place(Place place, ObjectNode node) {
        if (place instanceof Place.InFile file) {
            node.put("file", CleanText.some(CleanText.line(file.file())).replace('\\', '/'));
            putIfKnown(node, "line", file.span().line());
            putIfKnown(node, "column", file.span().column());
            putIfKnown(node, "endLine", file.span().endLine());
            putIfKnown(node, "endColumn", file.span().endColumn());
        } else if (place instanceof Place.AtUrl url) {
            node.put("url", CleanText.line(url.text()));
        }
    }

    private static void putIfKnown(ObjectNode node, String name, int number) {
        if (number > 0) {
            node.put(name, number);
        }
    }
}
