package dev.predeploy.launcher.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.predeploy.launcher.report.Samples;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTests {
    @TempDir
    Path out;

    @Test
    void writesTheWholeRun() throws IOException {
        assertThat(write(Samples.failing())).isEqualTo(Samples.resource("failing/report.json"));
    }

    @Test
    void isValidByItsSchemaWhateverToolsSay() throws IOException {
        for (Run run : List.of(Samples.failing(), Samples.passing(), Samples.hostile(), Samples.run(List.of()))) {
            Validator.Result result = new ValidatorFactory().validate(schema(), write(run));
            assertThat(result.getErrors()).isEmpty();
            assertThat(result.isValid()).isTrue();
        }
    }

    @Test
    void isValidWhereNothingIsLeftOfAToolsText() throws IOException {
        Run run = Samples.run(List.of(Samples.stage(Samples.failed("quality/lint/a", "\u001b[0m"))));
        assertThat(new ValidatorFactory().validate(schema(), write(run)).isValid())
                .isTrue();
        assertThat(write(run)).contains("\"what\": \"(no readable text)\"");
    }

    @Test
    void itsSchemaAllowsNothingElse() throws IOException {
        String report = write(Samples.passing());
        List<String> wrong = List.of(
                report.replace("\"verdict\": \"passed\"", "\"verdict\": \"green\""),
                report.replace("\"ending\"", "\"surprise\": 1, \"ending\""),
                report.replace("\"title\"", "\"name\""),
                report.replace("\"exitCode\": 0", "\"exitCode\": 2"));
        for (String text : wrong) {
            assertThat(text).isNotEqualTo(report);
            assertThat(new ValidatorFactory().validate(schema(), text).isValid())
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void itsPublishedSchemaIsTheOneInTheJar() throws IOException {
        assertThat(Path.of("../docs/report.schema.json")).hasContent(schema());
    }

    @Test
    void carriesNoControlCharactersAndNoBrokenOnes() throws IOException {
        String text = write(Samples.hostile());
        JsonNode finding = new ObjectMapper().readTree(text).at("/stages/0/checks/0/findings/0");
        assertThat(finding.get("what").textValue())
                .contains("<script>", "::set-output")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cs}\\u202e&&[^\\n]]");
    }

    @Test
    void leavesOutTheRevisionOfAStackThatIsInNoWorkTree() throws IOException {
        Run run = Samples.passing();
        var head = new RunHead(
                run.head().stack(),
                run.head().stackFile(),
                Optional.empty(),
                run.head().startedAt(),
                1,
                run.head().environment());
        String text = write(new Run(head, run.duration(), run.verdict(), "", run.stages()));
        assertThat(text).doesNotContain("commit", "dirty");
    }

    private String write(Run run) throws IOException {
        try (OutputFolder folder = OutputFolder.open(out)) {
            new ReportJson().write(run, folder);
        }
        return Files.readString(out.resolve("report.json"))
                .replace(out.relativize(Path.of("/stack")).toString(), "…/stack");
    }

    private static String schema() throws IOException {
        return Samples.resource("json/report.schema.json");
    }
}
