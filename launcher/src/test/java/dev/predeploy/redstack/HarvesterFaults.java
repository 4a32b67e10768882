package dev.predeploy.redstack;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be wrong with examples/signal-harvester. */
final class HarvesterFaults {
    private static final String UP = "staging/up/staging";
    private static final String COMPOSE = "docker-compose.staging.yml";
    private static final String CADDY = "deploy/staging/Caddyfile";

    /** What does not come up; each is alone, since it ends the run. */
    private static final List<HarvesterFault> DOES_NOT_COME_UP = List.of(
            up(
                    "the API before its migrations",
                    "crash-loop",
                    "The schema has 0 of at least 9 migrations",
                    copy -> copy.replace(COMPOSE, "[python3, -m, harvester.schema]", "[\"true\"]")),
            up(
                    "a wrong password of the database",
                    "exited",
                    "password authentication failed for user",
                    copy -> copy.replace(COMPOSE, "${POSTGRES_PASSWORD:?that of harvest_staging}", "wrong")),
            up(
                    "a migration that PostgreSQL refuses",
                    "exited",
                    "type \"reaal\" does not exist",
                    copy -> copy.replace(
                            "migrations/versions/0005_classification.py", "confidence real", "confidence reaal")),
            up(
                    "fewer migrations than the API needs",
                    "exited",
                    "The schema has 8 of at least 9 migrations",
                    copy -> copy.remove("migrations/versions/0009_experiments.py")),
            up(
                    "a dependency that is not in the image",
                    "crash-loop",
                    "No module named 'apscheduler'",
                    copy -> copy.replace("Dockerfile", "python3-apscheduler ", "")),
            up(
                    "a Redis that refuses its options",
                    "crash-loop",
                    "redis is in a crash loop",
                    copy -> copy.replace(COMPOSE, "--maxmemory, 64mb", "--maxmemory, 64xb")),
            up(
                    "too little memory",
                    "out-of-memory",
                    "scheduler was killed for lack of memory",
                    copy -> copy.replace(COMPOSE, "harvester.scheduler]", "harvester.scheduler]\n    mem_limit: 12m")),
            up(
                    "a service that never becomes healthy",
                    "unhealthy",
                    "HTTP Error 404: Not Found",
                    copy -> copy.replace(COMPOSE, "/health/ready'", "/health/raedy'")
                            .replace(
                                    COMPOSE,
                                    "interval: 10s, timeout: 3s, retries: 3, start_period: 60s",
                                    "interval: 1s, timeout: 3s, retries: 2, start_period: 3s")),
            up(
                    "a rule that Prometheus cannot read",
                    "crash-loop",
                    "prometheus is in a crash loop",
                    copy -> copy.replace("deploy/staging/rules.yml", "rate(harvester", "rate((harvester")),
            up(
                    "a route to a receiver that Alertmanager does not have",
                    "crash-loop",
                    "undefined receiver",
                    copy -> copy.replace("deploy/staging/alertmanager.yml", "receiver: pager", "receiver: beeper")),
            up(
                    "a setting that Caddy does not know",
                    "crash-loop",
                    "unrecognized",
                    copy -> copy.replace(CADDY, "reverse_proxy api", "reverse_porxy api")));

    private static final List<HarvesterFault> SERVICES = List.of(new HarvesterFault(
            "a service that died once",
            "staging/services/staging",
            "restarts",
            "scheduler was started again once",
            copy -> copy.replace("harvester/scheduler.py", "    schema.require()\n", """
                        schema.require()
                        if not Path("/tmp/again").exists():
                            Path("/tmp/again").touch()
                            raise SystemExit(4)
                    """)));

    private static final List<HarvesterFault> RATE_LIMIT = List.of(
            new HarvesterFault(
                    "headers of a limit that are missing",
                    "staging/rate-limit/api",
                    "rate-limit-missing",
                    "announces no rate limit",
                    copy -> copy.replace("harvester/api.py", "    response.headers.update(allowance.headers())\n", "")),
            limit("a count that stands still", "rate-limit-remaining", "- self.used)", "- 1)"),
            limit("a window that is over", "rate-limit-reset", "(window + 1) * WINDOW", "(window - 1) * WINDOW"),
            limit("a limit that nobody enforces", "rate-limit-not-enforced", "self.used > self.limit", "False"));

    private static final List<HarvesterFault> TLS = List.of(
            new HarvesterFault(
                    "an older protocol than is wanted",
                    "staging/tls/api",
                    "tls-old-protocol",
                    "accepts TLSv1.2",
                    copy -> copy.replace("predeploy.yml", "at-least: TLSv1.2", "at-least: TLSv1.3")),
            new HarvesterFault(
                    "plain HTTP that leads nowhere",
                    "staging/tls/api",
                    "tls-redirect",
                    "",
                    copy -> copy.replace(CADDY, "redir https://{host}:{$HTTPS_PORT}{uri} permanent", "respond plain")),
            new HarvesterFault(
                    "certificates that soon expire",
                    "staging/tls/api",
                    "tls-days-left",
                    "",
                    copy -> copy.replace("predeploy.yml", "days-left: 0", "days-left: 14")));

    private static final List<HarvesterFault> POSTGRES = List.of(
            database(
                    "a migration that the tree does not know",
                    "unknown-migration",
                    copy -> byHand(copy, "UPDATE alembic_version SET version_num = '0010'")),
            database(
                    "a migration that was not applied",
                    "pending-migration",
                    copy -> copy.replace("harvester/schema.py", "\"head\"", "\"0008\"")
                            .replace("harvester/schema.py", "LEAST = 9", "LEAST = 8")),
            database(
                    "a table that somebody else owns",
                    "owner",
                    copy -> byHand(copy, "CREATE ROLE somebody; ALTER TABLE topics OWNER TO somebody")),
            database("a table made by hand", "tables", copy -> byHand(copy, "CREATE TABLE by_hand (id int)")));

    private static final List<HarvesterFault> REDIS = List.of(
            new HarvesterFault(
                    "a Redis that forgets",
                    "staging/redis/main",
                    "persistence",
                    "",
                    copy -> copy.replace(COMPOSE, "--appendonly, \"yes\"", "--appendonly, \"no\"")),
            new HarvesterFault(
                    "a Redis with another limit",
                    "staging/redis/main",
                    "max-memory",
                    "",
                    copy -> copy.replace(COMPOSE, "--maxmemory, 64mb", "--maxmemory, 32mb")));

    private static final List<HarvesterFault> ACCESS = List.of(new HarvesterFault(
            "monitoring that anybody may see",
            "staging/access/prometheus",
            "access-open",
            "",
            copy -> copy.replace(CADDY, "\tbasicauth {\n\t\tmetrics {$METRICS_HASH}\n\t}\n", "")));

    private static final List<HarvesterFault> METRICS = List.of(new HarvesterFault(
            "a series that is not there",
            "staging/metrics/api",
            "metrics-missing",
            "harvester_requests_total",
            copy -> copy.replace("harvester/metrics.py", "harvester_requests_total", "harvester_calls_total")));

    private static final List<HarvesterFault> ALERTING = List.of(
            new HarvesterFault(
                    "an alert that goes to somebody else",
                    "staging/alertmanager/main",
                    "alert-routed",
                    "tickets",
                    copy -> copy.replace("deploy/staging/alertmanager.yml", "severity=\"page\"", "severity=\"wake\"")),
            new HarvesterFault(
                    "an Alertmanager without its cluster",
                    "staging/alertmanager/main",
                    "cluster-status",
                    "disabled",
                    copy -> copy.replace(COMPOSE, "--cluster.gossip-interval=50ms", "--cluster.listen-address=")),
            new HarvesterFault(
                    "a rule that nobody loaded",
                    "staging/prometheus/main",
                    "rule-missing",
                    "SchedulerStalled",
                    copy -> copy.replace("deploy/staging/rules.yml", "SchedulerStalled", "SchedulerLate")));

    private static final List<HarvesterFault> HEALTH = List.of(new HarvesterFault(
            "health that is degraded",
            "staging/health/ready",
            "json-value",
            "status is \"degraded\"",
            copy -> copy.replace("predeploy.yml", "json: {status: healthy}", "json: {status: healthy}, within: 2s")
                    .replace("harvester/health.py", "\"healthy\" if healthy", "\"degraded\" if healthy")
                    .replace("harvester/api.py", "200 if report[\"status\"] == \"healthy\" else 503", "200")));

    private HarvesterFaults() {}

    private static HarvesterFault up(String name, String rule, String cause, HarvesterFault.Breaking breaking) {
        return new HarvesterFault(name, UP, rule, cause, breaking);
    }

    private static HarvesterFault database(String name, String rule, HarvesterFault.Breaking breaking) {
        return new HarvesterFault(name, "staging/postgres/main", rule, "", breaking);
    }

    /** Changes the schema behind the back of its migrations. */
    private static void byHand(ExampleCopy copy, String sql) throws IOException {
        String step = "    with engine().begin() as connection:\n        connection.exec_driver_sql(\"%s\")\n";
        copy.replace("harvester/schema.py", "    require()\n    with", step.formatted(sql) + "    require()\n    with");
    }

    private static HarvesterFault limit(String name, String rule, String from, String to) {
        return new HarvesterFault(
                name, "staging/rate-limit/api", rule, "", copy -> copy.replace("harvester/limit.py", from, to));
    }

    /** Returns the faults of each run: of each sort the first, then of each the second, and so on. */
    static Stream<List<HarvesterFault>> all() {
        return Stream.concat(DOES_NOT_COME_UP.stream().map(List::of), Stream.concat(together(), Stream.of(HEALTH)));
    }

    private static Stream<List<HarvesterFault>> together() {
        List<List<HarvesterFault>> sorts =
                List.of(SERVICES, RATE_LIMIT, TLS, ACCESS, METRICS, POSTGRES, REDIS, ALERTING);
        return IntStream.range(0, sorts.stream().mapToInt(List::size).max().orElseThrow())
                .mapToObj(number -> sorts.stream()
                        .filter(sort -> sort.size() > number)
                        .map(sort -> sort.get(number))
                        .toList());
    }
}
