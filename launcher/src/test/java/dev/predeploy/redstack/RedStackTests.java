package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.launcher.execution.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Launches every stack of the table in redstacks/README.md, and compares each check of it with its row. */
@Timeout(300)
class RedStackTests {
    /** Answers as an engine that builds everything, into images that expose a port and have one folder. */
    private static final String DOCKER = """
            #!/bin/sh
            case "$*" in
                "container ls "*compose.project=green*) echo c0 ;;
                "container inspect c0") echo '[{"Config": {"Labels": {"com.docker.compose.service": "site"}}, "State": {"Status": "running"}}]' ;;
            esac
            case "$1 $2 $3" in
                "image inspect sha256:0") echo '[{"Config": {"ExposedPorts": {"8080/tcp": {}}}}]' ;;
                "compose --"*) [ -f pinned.yml.json ] || echo '{"services": {"site": {}}}' ;;
                "cp "*:/site" -") cd /tmp && tar -cf - --no-recursion . ;;
                "cp "*) echo "Could not find the file" >&2; exit 1 ;;
            esac
            [ "$1" = info ] && echo 26.1.5
            while [ $# -gt 0 ]; do
                case "$1" in
                    --iidfile|--cidfile) echo sha256:0 > "$2" ;;
                    --file) [ -f "$2.json" ] && cat "$2.json" ;;
                esac
                shift
            done
            exit 0
            """;

    private static final Set<String> WITH_ENGINE = Set.of("green", "images", "compose");

    @TempDir
    private static Path parent;

    private static LivePostgres database;

    @BeforeAll
    static void deploy() throws Exception {
        database = new LivePostgres(parent);
    }

    @AfterAll
    static void takeDown() throws Exception {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everyStackComesToWhatTheTableSays() throws IOException {
        Map<String, List<Row>> byStack = Row.table().stream().collect(Collectors.groupingBy(Row::stack));
        return byStack.entrySet().stream()
                .map(stack -> dynamicTest(stack.getKey(), () -> assertComesTo(stack.getKey(), stack.getValue())));
    }

    @Test
    void everyKindThatAModuleDeclaresHasARowThatPassesAndOneThatFails() throws IOException {
        Set<String> declared = Modules.announced().stream()
                .flatMap(module -> module.checks().stream().map(type -> module.stage() + "/" + kind(type)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).isNotEmpty();
        for (String outcome : List.of("passed", "failed")) {
            Set<String> shown = Row.table().stream()
                    .filter(row -> row.outcome().equals(outcome))
                    .map(row -> row.check().substring(0, row.check().lastIndexOf('/')))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(shown).as(outcome).containsAll(declared);
        }
    }

    @Test
    void everyExitCodeOfARunIsInTheTable() throws IOException {
        assertThat(Row.table()).extracting(Row::exitCode).contains(0, 1, 2, 3, 4);
    }

    private static String kind(Class<?> checkClass) {
        return checkClass
                .getSimpleName()
                .replaceFirst("Check$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static void assertComesTo(String launch, List<Row> rows) throws Exception {
        try (Loopback health = new Loopback();
                Loopback limits = new Loopback();
                Wire wire = new Wire();
                Certified tls = new Certified(parent);
                RedisStandIn redis = new RedisStandIn();
                Monitors monitors = new Monitors()) {
            List<String> words = new ArrayList<>(List.of(launch.split(" ")));
            String stack = words.set(0, "run");
            Path path = programs(stack);
            Map<String, String> servers = Map.of("HEALTH", health.port(), "LIMITS", limits.port(), "TLS", tls.port());
            Map<String, String> environment = new HashMap<>(servers);
            environment.putAll(Map.of("WIRE", wire.port(), "PATH", path.toString(), "DRIVER", driver()));
            environment.putAll(Map.of("DATABASE", database.url(), "DATABASE_PORT", database.port()));
            environment.put("DRIFTED", database.driftedUrl());
            environment.putAll(Map.of("REDIS", redis.port(), "MONITORS", monitors.port()));
            RedStack prepared = prepared(stack).with("authority.pem", tls.authority());
            Launched launched = new Launch(prepared.folder(), environment).run(words.toArray(String[]::new));
            if (rows.get(0).isRefusal()) {
                assertThat(rows).hasSize(1);
                assertThat(launched.exitCode()).isEqualTo(rows.get(0).exitCode());
                assertThat(rows.get(0).told(launched.err())).as(launched.err()).isTrue();
            } else {
                assertRows(launched, launch, rows);
            }
        }
    }

    /** Compares all rows of a stack at once: a check that has no row may not be blamed either. */
    private static void assertRows(Launched launched, String stack, List<Row> rows) throws IOException {
        Map<String, Row> expected = rows.stream().collect(Collectors.toMap(Row::check, row -> row));
        List<String> seen = launched.checks().values().stream()
                .map(check -> Row.of(stack, launched.exitCode(), check))
                .map(row -> expected.containsKey(row.check()) ? row.asToldBy(expected.get(row.check())) : row)
                .map(Row::line)
                .toList();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::line).toList());
        assertThat(launched.report().path("exitCode").asInt()).isEqualTo(launched.exitCode());
    }

    private static RedStack prepared(String name) throws Exception {
        RedStack stack = RedStack.copied(name, Files.createTempDirectory(parent, "launch"));
        if (name.equals("compose")) {
            stack.committed();
        }
        if (name.equals("failed")) {
            stack.committed()
                    .with("db/edited/V1__orders.sql", "CREATE TABLE orders (\n  id bigint\n);\n")
                    .without("db/gone/V1__orders.sql");
        }
        if (name.equals("compatibility")) {
            stack.committed()
                    .with("db/kept/V2__phone.sql", "ALTER TABLE clients ADD COLUMN phone text;\n")
                    .with(
                            "db/split/V2__names.sql",
                            "ALTER TABLE clients ADD first text;\nALTER TABLE clients DROP name;\n");
        }
        return stack;
    }

    /** Returns where PostgreSQL's driver lies, for a stack that migrates by a command. */
    private static String driver() throws Exception {
        return Path.of(Class.forName("org.postgresql.Driver")
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    /** Returns the folder of the programs that a stack finds. */
    private static Path programs(String stack) throws IOException {
        if (stack.equals("pictures")) {
            return browser();
        }
        return WITH_ENGINE.contains(stack) ? engine() : Files.createDirectories(parent.resolve("no-engine"));
    }

    private static Path browser() throws IOException {
        Optional<Path> chromium = SearchPath.of(System.getenv()).find("chromium");
        boolean required = "required".equals(System.getenv("PREDEPLOY_TEST_ENGINE"));
        assumeTrue(required || chromium.isPresent(), "no chromium is on the PATH: install it");
        Path folder = Files.createDirectories(parent.resolve("browser"));
        program(
                folder.resolve("chromium"),
                "#!/bin/sh\nPATH=/usr/bin:/bin exec %s \"$@\"\n".formatted(chromium.orElseThrow()));
        return folder;
    }

    private static Path engine() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("engine"));
        Path git = SearchPath.of(System.getenv()).find("git").orElseThrow();
        program(folder.resolve("docker"), DOCKER);
        program(folder.resolve("git"), "#!/bin/sh\nexec %s \"$@\"\n".formatted(git));
        return folder;
    }

    private static void program(Path path, String script) throws IOException {
        Files.writeString(path, script);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
