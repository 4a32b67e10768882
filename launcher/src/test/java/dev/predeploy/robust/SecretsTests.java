package dev.predeploy.robust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants secrets that every tool echoes in every form, and looks for them in everything that a run leaves. */
@Timeout(200)
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class SecretsTests {
    /** The secrets, by names that say where each comes from and would not give it away. */
    private static final Map<String, String> PLANTED = Map.of(
            "ENV_URL", "p@ss:w/ord#1%2?3&4=5+6",
            "ENV_QUOTES", "qu\"ote\\back's<tag>&amp;more",
            "FILE_LINES", "the first line of it\nand \"the second\" line\nthe third and last one",
            "FILE_UMLAUT", "Grüße aus Übersee € 😀 ñ",
            "FILE_LATIN", "Käse-mit-Öl-und-ß-123",
            "COMMAND_BLANKS", "four words and  blanks/+",
            "COMMAND_PATH", "back\\slash\\path\"of");

    @TempDir
    private Path folder;

    private Ground ground;
    private LoudStack stack;

    @BeforeEach
    void plant() throws IOException {
        ground = Ground.in(folder);
        stack = new LoudStack(ground, forms().values());
        for (Map.Entry<String, String> secret : PLANTED.entrySet()) {
            stack.mark(secret.getKey(), secret.getValue() + "\n");
        }
        Files.write(
                ground.marks().resolve("raw"),
                String.join("\n", PLANTED.values()).getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tty", "plain", "agent", "json"})
    void noneIsSeenAnywhereInAnyForm(String format) throws Exception {
        stack.write("secrets:\n" + declared(), places("secret"));
        Seen seen = seen(format, Map.of("ENV_URL", PLANTED.get("ENV_URL"), "ENV_QUOTES", PLANTED.get("ENV_QUOTES")));
        assertThat(found(seen)).isEmpty();
        assertThat(seen.places().get("report.json")).contains("***");
    }

    @Test
    void whatIsNotDeclaredSecretIsFoundByTheSameLookEverywhere() throws Exception {
        stack.write("", places("env"));
        List<String> found = found(seen("plain", PLANTED));
        for (String place : List.of(
                "standard output",
                "the step summary",
                "report.json",
                "events.ndjson",
                "summary.md",
                "junit/",
                "allure-results/",
                "allure-report: ",
                "evidence/build",
                "evidence/quality",
                "evidence/integration",
                "evidence/staging")) {
            assertThat(found).as(place).anyMatch(hit -> hit.startsWith(place));
        }
        for (String form : forms().keySet()) {
            assertThat(found).as(form).anyMatch(hit -> hit.endsWith(form));
        }
    }

    private Seen seen(String format, Map<String, String> variables) throws Exception {
        Path summary = ground.parent().resolve("step-summary.md");
        Map<String, String> environment = new HashMap<>(StubService.environment(ground));
        environment.putAll(variables);
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        try (ChildRun run = ChildRun.start(ground, environment, List.of("run", "--format", format))) {
            Launched launched = run.ended();
            assertThat(launched.exitCode()).as(run.written()).isEqualTo(1);
            WholeReports.assertWhole(launched, LoudStack.CHECKS);
            return Seen.of(launched).and("the step summary", summary);
        }
    }

    private static String declared() {
        return PLANTED.keySet().stream()
                .map(name -> switch (name.substring(0, name.indexOf('_'))) {
                    case "ENV" -> "  %1$s: {env: %1$s}\n".formatted(name);
                    case "FILE" -> "  %1$s: {file: ../marks/%1$s}\n".formatted(name);
                    default -> "  %1$s: {command: cat $MARKS/%1$s}\n".formatted(name);
                })
                .collect(Collectors.joining());
    }

    private static Map<String, String> places(String source) {
        return PLANTED.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> "${%s:%s}".formatted(source, name)));
    }

    /** Returns every form of every secret, by words that say which it is. */
    private static Map<String, String> forms() throws IOException {
        Map<String, String> forms = new TreeMap<>();
        for (Map.Entry<String, String> secret : PLANTED.entrySet()) {
            Forms.of(secret.getValue()).forEach((form, text) -> forms.put(secret.getKey() + " as " + form, text));
        }
        return forms;
    }

    private static List<String> found(Seen seen) throws IOException {
        Map<String, String> wanted = new LinkedHashMap<>();
        forms().forEach((name, form) -> wanted.put(name, Seen.octets(form)));
        wanted.put("FILE_LATIN in Latin-1", new String(PLANTED.get("FILE_LATIN").getBytes(ISO_8859_1), ISO_8859_1));
        wanted.put("COMMAND_PATH as a path", PLANTED.get("COMMAND_PATH").replace('\\', '/'));
        List<String> found = new ArrayList<>();
        seen.places()
                .forEach((place, text) -> wanted.forEach((name, octets) -> {
                    if (text.contains(octets)) {
                        found.add(place + ": " + name);
                    }
                }));
        return found;
    }
}
