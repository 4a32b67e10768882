package dev.predeploy.launcher.report;

import dev.predeploy.allure.Attachments;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.FindingText;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.Step;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in Allure's words what became of the checks of one run. */
final class AllureResultOf {
    private final Run run;
    private final Path folder;
    private final Attachments attachments;
    private final Set<CheckId> blocking;

    AllureResultOf(Run run, Path folder, Attachments attachments) {
        this.run = run;
        this.folder = folder;
        this.attachments = attachments;
        this.blocking = run.checks().stream()
                .flatMap(check -> check.account().blockedBy().stream())
                .collect(Collectors.toSet());
    }

    TestResult check(CheckResult check) throws IOException {
        String id = check.id().toString();
        long start = check.startedAt().toEpochMilli();
        String history = run.head().stack() + "\n" + id;
        TestResult result = new TestResult()
                .setUuid(uuid(history + "\n" + run.head().startedAt()))
                .setHistoryId(uuid(history))
                .setFullName(id)
                .setLabels(labels(check));
        result.setName(CleanText.line(check.title()));
        result.setStatus(status(check));
        result.setStage(Stage.FINISHED);
        result.setStart(start);
        result.setStop(start + check.duration().toMillis());
        result.setSteps(steps(check));
        result.setAttachments(attachments(check));
        describe(check, result);
        return result;
    }

    private static void describe(CheckResult check, TestResult result) {
        String findings = FindingText.of(check);
        result.setDescriptionHtml("<pre>" + html(findings) + "</pre>");
        if (result.getStatus() != Status.PASSED) {
            boolean skipped = result.getStatus() == Status.SKIPPED;
            String message = skipped
                    ? FindingText.reason(check)
                    : CleanText.line(check.account().reason());
            result.setStatusDetails(
                    new StatusDetails().setMessage(tagless(message)).setTrace(tagless(findings)));
        }
    }

    private List<Attachment> attachments(CheckResult check) throws IOException {
        List<Attachment> copies = new ArrayList<>();
        for (String path : check.account().evidence()) {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                copies.add(attachments.copy(file, path));
            }
        }
        return copies;
    }

    private List<Label> labels(CheckResult check) {
        return List.of(
                label("parentSuite", check.id().stage()),
                label("suite", check.id().kind()),
                label("severity", severity(check)),
                label("framework", "predeploy"));
    }

    private String severity(CheckResult check) {
        if (!check.required()) {
            return "minor";
        }
        return blocking.contains(check.id()) ? "blocker" : "critical";
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static Status status(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED -> Status.PASSED;
            case FAILED -> Status.FAILED;
            case BROKEN -> Status.BROKEN;
            case NOT_RUN, SKIPPED -> Status.SKIPPED;
        };
    }

    /** A step that another followed did its part; the last one shares the check's fate. */
    private static List<StepResult> steps(CheckResult check) {
        List<StepResult> steps =
                check.account().steps().stream().map(AllureResultOf::step).toList();
        steps.forEach(step -> step.setStatus(Status.PASSED));
        if (!steps.isEmpty()) {
            steps.get(steps.size() - 1).setStatus(status(check));
        }
        return steps;
    }

    private static StepResult step(Step step) {
        long start = step.startedAt().toEpochMilli();
        StepResult result = new StepResult();
        result.setName(CleanText.line(step.name()));
        result.setStage(Stage.FINISHED);
        result.setStart(start);
        result.setStop(start + step.duration().toMillis());
        return result;
    }

    /** Returns a text in which no tag begins: the page of Allure 2.34 shows messages and traces as HTML. */
    private static String tagless(String text) {
        return text.replace('<', '\u2039');
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
