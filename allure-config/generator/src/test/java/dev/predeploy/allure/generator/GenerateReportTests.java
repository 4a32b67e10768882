package dev.predeploy.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateReportTests {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    @TempDir
    Path temporary;

    @Test
    void answersWithTheNumberOfResultsItRead() throws IOException {
        Path results = Files.createDirectory(temporary.resolve("results"));
        Files.writeString(
                results.resolve("1-result.json"),
                "{\"uuid\": \"1\", \"name\": \"one\", \"status\": \"passed\", \"start\": 1, \"stop\": 2}");
        Files.writeString(results.resolve("2-result.json"), "{ this is no JSON");
        Path report = temporary.resolve("report");

        serve(results + "\n" + report + "\n");

        assertThat(answers.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("done 1");
        assertThat(report.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void showsTheEnvironment() throws IOException {
        Files.writeString(temporary.resolve("environment.properties"), "database=postgres\\ 16.15\n");
        Path report = temporary.resolve("report");

        serve(temporary + "\n" + report + "\n");

        Matcher widget = Pattern.compile("d\\('widgets/environment.json','([^']*)'\\)")
                .matcher(Files.readString(report.resolve("index.html")));
        assertThat(widget.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(widget.group(1)), StandardCharsets.UTF_8))
                .isEqualTo("[{\"values\":[\"postgres 16.15\"],\"name\":\"database\"}]");
    }

    @Test
    void showsAnAttachmentAsTheTypeThatItsResultSays() throws IOException {
        Files.writeString(temporary.resolve("a.txt"), "<html>no page</html>");
        Files.writeString(temporary.resolve("1-result.json"), """
                {"uuid": "1", "name": "one", "status": "passed", "start": 1, "stop": 2,
                 "attachments": [{"name": "log", "source": "a.txt", "type": "text/plain"},
                                 {"name": "lost", "source": "b.txt", "type": "text/plain"}]}
                """);
        Path report = temporary.resolve("report");

        serve(temporary + "\n" + report + "\n");

        String page = Files.readString(report.resolve("index.html"));
        Matcher attached = Pattern.compile("d\\('data/attachments/(\\w+\\.txt)','([^']*)'\\)")
                .matcher(page);
        assertThat(attached.find()).isTrue();
        assertThat(decoded(attached.group(2))).isEqualTo("<html>no page</html>");
        Matcher result = Pattern.compile("d\\('data/test-cases/\\w+\\.json','([^']*)'\\)")
                .matcher(page);
        assertThat(result.find()).isTrue();
        assertThat(decoded(result.group(1)))
                .contains("\"source\":\"" + attached.group(1) + "\"", "\"type\":\"text/plain\",\"size\":20")
                .doesNotContain("text/html");
        assertThat(attached.find()).isFalse();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void saysWhyItFailedAndGoesOn() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        serve(temporary + "\n" + file + "/below\n" + temporary + "\n" + temporary.resolve("report") + "\n");
        assertThat(answers.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("failed ");
    }

    private void serve(String lines) throws IOException {
        PrintStream out = new PrintStream(answers, true, StandardCharsets.UTF_8);
        new GenerateReport(new BufferedReader(new StringReader(lines)), out, "test").serve();
    }
}
