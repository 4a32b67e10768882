package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks copies of examples/consult in one place each; only the check that answers for it may say so, and where. */
@NeedsEngine
@Timeout(900) // the first build of its images fetches packages
class ConsultFaultsTests {
    private static final Path EXAMPLE = Path.of("../examples/consult");

    @TempDir
    Path folder;

    @Test
    void passesAsItIs() throws IOException {
        Launched launched = launchedWith("README.md", "# consult", "# Consult");
        assertThat(launched.exitCode()).as(launched.out()).isZero();
        assertThat(launched.outcomes()).hasSize(16).allMatch(line -> line.endsWith(" passed"));
    }

    private static final String FAULTS = """
            worker/src/index.ts                           | const port               | const port: string                     | build/image/worker             | failed | worker/src/index.ts:5:7
            worker/Dockerfile                             | npm run build            | npm run biuld                          | build/image/worker             | failed | worker/Dockerfile:11
            worker/src/index.ts                           | let body                 | var body                               | quality/lint/eslint            | failed | worker/src/index.ts:8:3
            worker/src/intake.ts                          | A name is needed.        | A name is wanted.                      | quality/tests/vitest           | failed | worker/test/intake.test.ts:11
            docker/django.Dockerfile                      | COPY requirements.txt    | COPY nothing.txt                       | build/image/django             | failed | docker/django.Dockerfile:11
            clients/views.py                              | import HttpRequest,      | import HttpResponse, HttpRequest,      | quality/lint/ruff              | failed | clients/views.py:1
            clients/money.py                              | cents: int               | cents: str                             | quality/types/mypy             | failed | clients/money.py:3
            clients/money.py                              | {cents % 100:02d}        | {cents % 100}                          | quality/tests/pytest           | failed | tests/test_money.py:9
            requirements.txt                              | ruff==0.14.5             |                                        | quality/lint/ruff              | broken | ::
            clients/migrations/0004_client_slug_unique.py | "client", "slug", models | "client", "slog", models               | integration/migrations/consult | failed | clients/migrations/0004_client_slug_unique.py
            clients/models.py                             | max_length=200           | max_length=201                         | integration/migrations/consult | failed | clients/models.py
            """;

    /** One edit of one file, and what must come of it. */
    private record Fault(String file, String from, String to, String check, String outcome, String place) {
        static Fault parse(String line) {
            String[] cells = line.split("\\|", -1);
            return new Fault(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].strip());
        }
    }

    static Stream<Fault> faults() {
        return FAULTS.lines().map(Fault::parse);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void onlyTheCheckAtFaultSaysSoAndWhere(Fault fault) throws IOException {
        Launched launched = launchedWith(fault.file(), fault.from(), fault.to());

        assertThat(launched.exitCode())
                .as(launched.out())
                .isEqualTo(fault.outcome().equals("failed") ? 1 : 3);
        for (Map.Entry<String, JsonNode> each : launched.checks().entrySet()) {
            String came = each.getValue().path("outcome").asText();
            if (each.getKey().equals(fault.check())) {
                assertThat(came).as(launched.out()).isEqualTo(fault.outcome());
                assertThat(places(each.getValue()))
                        .as(launched.out())
                        .anyMatch(place -> place.startsWith(fault.place()));
            } else {
                assertThat(came).as(each.getKey()).isEqualTo(expected(launched.checks(), each.getKey(), fault.check()));
            }
        }
    }

    /** A check that needs the one at fault, if only through another, is not run; any other passes. */
    private static String expected(Map<String, JsonNode> checks, String id, String atFault) {
        String needs = checks.get(id).path("blockedBy").asText();
        if (needs.isEmpty()) {
            return id.equals(atFault) ? "not-run" : "passed";
        }
        return expected(checks, needs, atFault);
    }

    private static List<String> places(JsonNode check) {
        return check.path("findings").findParents("what").stream()
                .map(finding -> "%s:%s:%s"
                        .formatted(
                                finding.path("file").asText(),
                                finding.path("line").asText(),
                                finding.path("column").asText()))
                .toList();
    }

    private Launched launchedWith(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path relative = EXAMPLE.relativize(each);
                if (!relative.startsWith("target")) {
                    Path copy = folder.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy);
                }
            }
        }
        Path broken = folder.resolve(file);
        String text = Files.readString(broken);
        assertThat(text).contains(from);
        Files.writeString(broken, text.replace(from, to));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("CONSULT_POSTGRES", TestImages.postgres());
        return new Launch(folder, environment).run("run", "--format", "agent");
    }
}
