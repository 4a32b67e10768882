package dev.predeploy.robust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.folder.Removal;
import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Lets every tool, migration and service say what harms terminals, parsers, browsers and CI servers, in one run. */
@Timeout(200)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTests {
    private static final List<String> TEXTS = List.of(
            "\u001b[31mred\u001b[0m\u001b[2J",
            "\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007",
            "\u001b]52;c;cHduZWQ=\u001b\\clipboard",
            "\u009b31mone octet\u0085next line\u0090string\u009cend",
            "]]><failure/>",
            "nul\0 bell\u0007 back\b tab\u000b page\f unit\u001f delete\u007f return\rover",
            "\ud800alone\udc00 \ufffe\uffff",
            "::set-output name=x::y",
            " \t::error::pwned",
            "\u200b::stop-commands::pwned",
            "##[error]pwned and ##[set-env name=PATH]/tmp",
            "<script>alert(1)</script>",
            "\"'><img src=x onerror=alert(1)>",
            "`</code></pre>```\n<details open ontoggle=alert(1)>",
            "[click](javascript:alert(1)) @everyone #1",
            "\u202egnp.exe\u2066 \u200f",
            "long" + "x".repeat(1_000_000));

    private static final byte[] NO_UTF_8 = {
        'a', (byte) 0xFF, (byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0, 0x1B, '['
    };

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F]|\\xC2[\\x80-\\x9F]");
    private static final Pattern TURNED = Pattern.compile(Seen.octets("\u202e") + "|" + Seen.octets("\u2066"));
    private static final Pattern CODE =
            Pattern.compile("(?s)(`{3,})[^`\\n]*\\n.*?\\n *\\1|(?<!`)(`+)(?!`)[^\\n]*?(?<!`)\\2(?!`)");
    private static final String OURS =
            "::(error|warning) (file=[^,:]+(,(line|endLine|col|endColumn)=\\d+)*,)?title=[^:]+::.*";

    private Launched launched;
    private Seen seen;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        Ground ground = Ground.in(folder);
        LoudStack stack = new LoudStack(ground, TEXTS);
        stack.write("", Map.of());
        Files.write(ground.marks().resolve("raw"), NO_UTF_8);
        Path db = ground.tree().resolve("db");
        Files.move(db.resolve("V1__raises.sql"), db.resolve("V1__<img src=x onerror=alert(1)>##[error]\u001b[31m.sql"));
        Path summary = ground.parent().resolve("step-summary.md");
        Map<String, String> environment = new HashMap<>(StubService.environment(ground));
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        try (ChildRun run = ChildRun.start(ground, environment, List.of("run", "--format", "plain"))) {
            launched = run.ended();
        }
        seen = Seen.of(launched).and("the step summary", summary);
    }

    /** Leaves the reports for {@code .ci/look-at-reports}, which opens their Allure page in a browser. */
    @AfterAll
    void leaveForABrowser() throws IOException {
        Path target = Path.of("target", "hostile");
        Removal.remove(target);
        try (Stream<Path> files = Files.walk(launched.output())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(launched.output().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void everyReportIsWholeAndValid() throws Exception {
        assertThat(launched.exitCode()).as(launched.err()).isEqualTo(1);
        assertThat(launched.report().at("/counts/broken").asInt(-1))
                .as(launched.out())
                .isZero();
        WholeReports.assertWhole(launched, LoudStack.CHECKS);
    }

    @Test
    void theTextWasSaid() {
        for (String place : List.of("report.json", "events.ndjson", "summary.md", "standard output")) {
            assertThat(seen.places().get(place)).as(place).contains("set-output", "<script>alert(1)", "pwned");
        }
    }

    @Test
    void nothingCarriesControlCharactersOrTurnsLettersAround() {
        seen.places().forEach((place, text) -> {
            if (!place.equals("allure-report/index.html")) { // its own scripts hold some; its data is looked at decoded
                assertThat(CONTROL.matcher(text).results().map(hit -> place + " at " + hit.start()))
                        .isEmpty();
                assertThat(TURNED.matcher(text).results().map(hit -> place + " at " + hit.start()))
                        .isEmpty();
            }
        });
    }

    @Test
    void everythingIsUtf8() {
        seen.places()
                .forEach((place, text) -> assertThatCode(
                                () -> UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(ISO_8859_1))))
                        .as(place)
                        .doesNotThrowAnyException());
    }

    @Test
    void theRunnerObeysNothingButOurAnnotations() {
        List<String> commands = (launched.out() + launched.err())
                .lines()
                .filter(line -> line.strip().startsWith("::") || line.matches(".*##[A-Za-z]*\\[.*"))
                .toList();
        assertThat(commands).isNotEmpty().allMatch(line -> line.matches(OURS));
        assertThat(launched.out().lines()).noneMatch(line -> line.matches("[\\s\\p{Cf}]+::.*"));
    }

    @Test
    void noHtmlIsAliveInASummary() {
        for (String place : List.of("summary.md", "the step summary", "evidence/index.md")) {
            String live = CODE.matcher(seen.places().get(place)).replaceAll("");
            assertThat(live).as(place).doesNotContainPattern("<[A-Za-z/!]").doesNotContain("javascript:", "@everyone");
        }
    }

    @Test
    void theAllurePageHoldsForeignTextAsDataAlone() throws IOException {
        assertThat(seen.places().get("allure-report/index.html"))
                .doesNotContain("alert(1)", "pwned", "ontoggle")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
        for (Map.Entry<String, String> place : seen.places().entrySet()) {
            if (place.getKey().startsWith("allure-report: data/test-cases/")) {
                JsonNode test = new ObjectMapper().readTree(place.getValue().getBytes(ISO_8859_1));
                String description = test.path("descriptionHtml").asText();
                assertThat(description.replaceFirst("^<pre>", "").replaceFirst("</pre>$", ""))
                        .doesNotContain("<");
                assertThat(test.path("statusMessage").asText()).doesNotContain("<");
                assertThat(test.path("statusTrace").asText()).doesNotContain("<");
            }
        }
    }
}
