package dev.predeploy.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTests {
    @TempDir
    Path folder;

    private AllureResults results;

    @BeforeEach
    void open() throws IOException {
        results = new AllureResults(folder);
    }

    @Test
    void writesResultsInAllureWords() throws IOException {
        results.write(result(Status.BROKEN));
        assertThat(folder.resolve("u-result.json")).content().contains("\"status\":\"broken\"", "\"uuid\":\"u\"");
    }

    @Test
    void sortsNotRunAndSkippedByTheirMessages() throws IOException {
        results.categories();
        assertThat(folder.resolve("categories.json"))
                .hasContent("[{\"name\":\"Failed: the stack is wrong\",\"matchedStatuses\":[\"failed\"]},"
                        + "{\"name\":\"Broken: the check could not do its work\",\"matchedStatuses\":[\"broken\"]},"
                        + "{\"name\":\"Not run: something it needs is absent\",\"matchedStatuses\":[\"skipped\"],"
                        + "\"messageRegex\":\"(?s)not-run\\\\b.*\"},"
                        + "{\"name\":\"Skipped: somebody asked for that\",\"matchedStatuses\":[\"skipped\"],"
                        + "\"messageRegex\":\"(?s)skipped\\\\b.*\"}]");
    }

    @Test
    void writesAnyEnvironmentSoThatItReadsBack() throws IOException {
        Map<String, String> environment = Map.of("a = b", " x:\n\u00e9\\u0041 #!");
        results.environment(environment);
        Properties read = new Properties();
        read.load(new StringReader(
                Files.readString(folder.resolve("environment.properties"), StandardCharsets.ISO_8859_1)));
        assertThat(read).containsExactlyInAnyOrderEntriesOf(Map.copyOf(environment));
    }

    @Test
    void namesTheCiSystem() throws IOException {
        results.executor(Map.of(
                "GITLAB_CI", "true", "CI_JOB_NAME", "gate", "CI_PIPELINE_IID", "7", "CI_JOB_URL", "https://ci.test/1"));
        assertThat(folder.resolve("executor.json"))
                .hasContent("{\"name\":\"GitLab CI\",\"type\":\"gitlab\",\"buildName\":\"gate #7\",\"buildOrder\":7,"
                        + "\"buildUrl\":\"https://ci.test/1\"}");
    }

    @Test
    void namesNoCiSystemWhereThereIsNone() throws IOException {
        results.executor(Map.of("HOME", "/"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void remembersTwentyRunsTheNewestFirst() {
        History history = History.none();
        for (int run = 0; run < 25; run++) {
            history = history.with(List.of(result(run == 24 ? Status.FAILED : Status.PASSED)), Map.of());
        }
        assertThat(history.trend()).hasSize(20);
        assertThat(history.trend().at("/0/data/failed").asInt()).isEqualTo(1);
        assertThat(history.checks().at("/h/items")).hasSize(20);
        assertThat(history.checks().at("/h/statistic/total").asInt()).isEqualTo(25);
    }

    @Test
    void readsBackTheHistoryItWroteAndNoBrokenOne() throws IOException {
        History history = History.none().with(List.of(result(Status.PASSED)), Map.of());
        history.writeTo(folder);
        assertThat(History.read(folder)).hasToString(history.toString());
        Files.writeString(folder.resolve("history.json"), "{");
        assertThat(History.read(folder)).isEqualTo(History.none());
    }

    @Test
    void showsMarkupAsTextAndCutsWhatIsLong() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "<script>x</script>" + "x".repeat(300_000));
        Attachment copy = new Attachments(results).copy(page, "evidence/a/b/c/page.html");
        assertThat(copy.getType()).isEqualTo("text/plain");
        assertThat(folder.resolve(copy.getSource()))
                .content()
                .endsWith("cut here: the whole has 300018 bytes and is in evidence/a/b/c/page.html\n");
    }

    private static TestResult result(Status status) {
        TestResult result = new TestResult().setUuid("u").setHistoryId("h");
        result.setStatus(status);
        result.setStart(1L);
        result.setStop(3L);
        return result;
    }
}
