package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.Hostility;
import dev.predeploy.staging.loopback.RawService;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No server, whatever it does, costs a check more than its time, nor more than a bounded amount of memory. */
@Timeout(30)
class HostileServersTests {
    /** What an entry allows itself, and what the machine may take for everything around it. */
    private static final Duration LONGEST = Duration.ofSeconds(2 + 4);

    /** Bodies of 1 MiB (metrics: 8), as bytes and as text, of a few requests at once, and what nobody has collected yet. */
    private static final long MOST_HEAP = 160L << 20;

    @TempDir
    Path folder;

    /** A kind of check, and an entry of it that has little time. */
    private record Kind(Class<?> check, String entry) {
        @Override
        public String toString() {
            return check.getSimpleName();
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    HealthCheck.class,
                    "health: {a: {url: \"%s\", json: {status: ok}, within: 1s, answers-within: 500ms}}"),
            new Kind(RateLimitCheck.class, "rate-limit: {a: {url: \"%s\", limit: 20, refuses: true, within: 1s}}"),
            new Kind(AccessCheck.class, "access: {a: {url: \"%s\", user: a, password: b, answers-within: 500ms}}"),
            new Kind(MetricsCheck.class, "metrics: {a: {url: \"%s\", has: [up], answers-within: 1s}}"),
            new Kind(
                    LatencyCheck.class,
                    "latency: {a: {url: \"%s\", requests: 20, at-once: 4, p95: 1s, answers-within: 500ms, within: 1s}}"),
            new Kind(SoakCheck.class, "soak: {a: {url: \"%s\", for: 1s, every: 500ms, answers-within: 500ms}}"),
            new Kind(
                    PrometheusCheck.class,
                    "prometheus: {a: {url: \"%s\", firing: none, within: 1s, answers-within: 500ms}}"),
            new Kind(
                    AlertmanagerCheck.class,
                    "alertmanager: {a: {url: \"%s\", firing: none, within: 1s, answers-within: 500ms}}"),
            new Kind(
                    GrafanaCheck.class, "grafana: {a: {url: \"%s\", database: ok, within: 1s, answers-within: 500ms}}"),
            new Kind(TlsCheck.class, "tls: {a: {host: \"127.0.0.1:%d\", answers-within: 300ms}}"),
            new Kind(RedisCheck.class, "redis: {a: {url: \"redis://:b@127.0.0.1:%d\", answers-within: 1s}}"),
            new Kind(
                    PostgresCheck.class,
                    "postgres: {a: {url: \"postgresql://a:b@127.0.0.1:%d/a\", answers-within: 1s}}"));

    static Stream<Arguments> everyKindAndEveryHostility() {
        return KINDS.stream()
                .flatMap(kind -> Arrays.stream(Hostility.values()).map(hostility -> Arguments.of(kind, hostility)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyKindAndEveryHostility")
    void costNoMoreThanItsTimeAndABoundedAmountOfMemory(Kind kind, Hostility hostility, TestReporter reporter)
            throws Exception {
        try (RawService service = hostility.serve()) {
            String entry = kind.entry().contains("%d")
                    ? kind.entry().formatted(service.port())
                    : kind.entry().formatted(service.url("/"));
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            long before = peak();
            long begin = System.nanoTime();
            TestedCheck check = CheckTester.of(kind.check())
                    .run(folder, "stack: shop\nstaging:\n  " + entry + "\n")
                    .only();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            long heap = peak() - before;
            reporter.publishEntry(
                    kind + " " + hostility,
                    "%s, %d ms, %d MB: %s".formatted(check.outcome(), took.toMillis(), heap >> 20, check.reason()));
            assertThat(check.outcome()).isIn(Outcome.FAILED, Outcome.BROKEN);
            assertThat(check.reason()).doesNotContain("the check itself broke", "time limit");
            assertThat(took).isLessThan(LONGEST);
            assertThat(heap).isLessThan(MOST_HEAP);
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
