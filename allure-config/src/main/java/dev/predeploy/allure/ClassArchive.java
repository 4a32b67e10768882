package dev.predeploy.allure;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Prepares a distribution: leaves beside the generator's jars an archive of the classes that making a page loads, with
 * which the process starts in half the time. The build does this once; Java sees by itself whether the archive fits.
 */
public final class ClassArchive {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private ClassArchive() {}

    /** Makes the archive; the argument is a folder to work in. */
    public static void main(String[] args) throws IOException, InterruptedException {
        GeneratorFiles files = GeneratorFiles.find()
                .orElseThrow(() -> new IllegalStateException("There is no generator to make an archive for"));
        make(files, Files.createDirectories(Path.of(args[0])));
    }

    /** Makes the archive while making a page of a few results. */
    static void make(GeneratorFiles files, Path temporary) throws IOException, InterruptedException {
        Files.deleteIfExists(files.archive());
        Path results = temporary.resolve("results");
        write(new AllureResults(results));
        AllureReport.Terms terms = new AllureReport.Terms(temporary, Map.of(), WITHIN);
        try (AllureReport report = AllureReport.start(files.archivingClasses(), "sample", terms)) {
            report.generate(results, temporary.resolve("page"));
            report.finish();
        }
    }

    private static void write(AllureResults results) throws IOException {
        for (Status status : List.of(Status.PASSED, Status.FAILED, Status.BROKEN, Status.SKIPPED)) {
            results.write(result(status));
        }
        results.write("log.txt", "text".getBytes(StandardCharsets.UTF_8));
        results.categories();
        results.environment(Map.of("java", "17"));
        results.history(History.none().with(List.of(result(Status.PASSED)), Map.of()));
    }

    private static TestResult result(Status status) {
        StepResult step = new StepResult().setName("step").setStatus(status).setStage(Stage.FINISHED);
        return new TestResult()
                .setUuid(status.value())
                .setHistoryId("sample")
                .setFullName("stage/kind/" + status.value())
                .setName(status.value())
                .setLabels(List.of(
                        new Label().setName("parentSuite").setValue("stage"),
                        new Label().setName("severity").setValue("critical")))
                .setStatus(status)
                .setStatusDetails(new StatusDetails().setMessage("reason").setTrace("findings"))
                .setStage(Stage.FINISHED)
                .setSteps(List.of(step.setStart(1L).setStop(2L)))
                .setAttachments(List.of(
                        new Attachment().setName("log").setSource("log.txt").setType("text/plain")))
                .setDescriptionHtml("<pre>findings</pre>")
                .setStart(1L)
                .setStop(2L);
    }
}
