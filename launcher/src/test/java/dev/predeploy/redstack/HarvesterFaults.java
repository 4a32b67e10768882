package dev.predeploy.redstack;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be wrong with examples/signal-harvester that comes up. */
final class HarvesterFaults {
    private static final String COMPOSE = "docker-compose.staging.yml";
    private static final String CADDY = "deploy/staging/Caddyfile";
    private static final String RULES = "deploy/staging/rules.yml";

    /** What fires as soon as Prometheus is there. */
    private static final String STAGED = """
              - name: staged
                interval: 200ms
                rules:
                  - alert: Staged
                    expr: vector(1)
                    labels: {severity: ticket}
            """;

    private static final String READY = "[CMD, curl, --fail, --silent, \"http://localhost:9093/-/ready\"]";
    private static final String THERE =
            "[CMD-SHELL, \"curl --silent http://localhost:9093/api/v2/alerts | grep --quiet Staged\"]";

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
            limit("a limit that nobody enforces", "rate-limit-not-enforced", "self.used > self.limit", "False"),
            new HarvesterFault(
                    "a clock that is behind",
                    "staging/rate-limit/api",
                    "clock-skew",
                    "behind ours",
                    copy -> copy.replace("Dockerfile", "--no-server-header", "--no-server-header\", \"--no-date-header")
                            .replace("harvester/limit.py", "time.time()", "now()")
                            .replace("harvester/limit.py", "        headers = {\n", """
                                            headers = {
                                                "Date": formatdate(now(), usegmt=True),
                                    """)
                            .replace("harvester/limit.py", "WINDOW = 60\n", """
                                    from email.utils import formatdate

                                    WINDOW = 60


                                    def now() -> float:
                                        return time.time() - 600
                                    """)));

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

    private static final List<HarvesterFault> ACCESS = List.of(
            new HarvesterFault(
                    "monitoring that anybody may see",
                    "staging/access/prometheus",
                    "access-open",
                    "",
                    copy -> copy.replace(CADDY, "\tbasicauth {\n\t\tmetrics {$METRICS_HASH}\n\t}\n", "")),
            new HarvesterFault(
                    "a redirect that leads whoever came in to another host",
                    "staging/access/prometheus",
                    "access-redirect",
                    "",
                    copy -> copy.replace(
                            CADDY,
                            "reverse_proxy prometheus:9090",
                            "redir /classic/alerts https://elsewhere.example/\n\treverse_proxy prometheus:9090")),
            new HarvesterFault(
                    "a password that is no longer right",
                    "staging/access/alerts",
                    "access-refused",
                    "",
                    copy -> copy.replace(
                            "predeploy.yml",
                            "user: alerts, password: \"${secret:ALERTS_PASSWORD}\"}",
                            "user: alerts, password: \"${secret:METRICS_PASSWORD}\"}")));

    private static final List<HarvesterFault> METRICS = List.of(
            new HarvesterFault(
                    "a series that is not there",
                    "staging/metrics/api",
                    "metrics-missing",
                    "harvester_requests_total",
                    copy -> copy.replace("harvester/metrics.py", "harvester_requests_total", "harvester_calls_total")),
            new HarvesterFault(
                    "metrics whose type is told twice",
                    "staging/metrics/api",
                    "metrics-syntax",
                    "harvester_snapshots",
                    copy -> copy.replace(
                            "harvester/api.py",
                            "Response(generate_latest(),",
                            "Response(generate_latest() + b\"# TYPE harvester_snapshots gauge\\n\",")));

    private static final List<HarvesterFault> LATENCY = List.of(new HarvesterFault(
            "answers that take longer than wanted",
            "staging/latency/ready",
            "latency-p95",
            "",
            copy -> copy.replace("predeploy.yml", "p95: 1s", "p95: 1ms")));

    private static final List<HarvesterFault> ALERTMANAGER = List.of(
            alert(
                    "an alert that goes to somebody else",
                    "alert-routed",
                    "tickets",
                    copy -> copy.replace("deploy/staging/alertmanager.yml", "severity=\"page\"", "severity=\"wake\"")),
            alert(
                    "an Alertmanager without its cluster",
                    "cluster-status",
                    "disabled",
                    copy -> copy.replace(COMPOSE, "--cluster.gossip-interval=50ms", "--cluster.listen-address=")),
            alert(
                    "a ticket that wakes somebody",
                    "alert-routed",
                    "pager",
                    copy -> copy.replace(
                            "deploy/staging/alertmanager.yml",
                            "receiver: tickets\n  group",
                            "receiver: pager\n  group")),
            alert(
                    "an alert that came to Alertmanager",
                    "alert-firing",
                    "Staged",
                    copy -> copy.replace(COMPOSE, "[prometheus, ", "[prometheus, --rules.alert.resend-delay=1s, ")
                            .replace(COMPOSE, READY, THERE) // so that the stack is up only with the alert
                            .append(RULES, STAGED)));

    private static final List<HarvesterFault> PROMETHEUS = List.of(
            monitor(
                    "a rule that nobody loaded",
                    "rule-missing",
                    "SchedulerStalled",
                    copy -> copy.replace(RULES, "SchedulerStalled", "SchedulerLate")),
            monitor(
                    "a target that is down",
                    "target-down",
                    "node",
                    copy -> copy.replace("deploy/staging/prometheus.yml", "node-exporter:9100", "node-exporter:9101")),
            monitor(
                    "a series without a sample",
                    "query",
                    "harvester_snapshots",
                    copy -> copy.replace("harvester/metrics.py", "\"harvester_snapshots\"", "\"harvester_shots\"")),
            monitor("an alert that fires", "alert-firing", "Staged", copy -> {})); // the one that Alertmanager has

    /** Failed health blocks what asks the same host, so these are alone. */
    private static final List<HarvesterFault> HEALTH = List.of(
            new HarvesterFault(
                    "health that is degraded",
                    "staging/health/ready",
                    "json-value",
                    "status is \"degraded\"",
                    copy -> copy.replace(
                                    "predeploy.yml", "json: {status: healthy}", "json: {status: healthy}, within: 2s")
                            .replace("harvester/health.py", "\"healthy\" if healthy", "\"degraded\" if healthy")
                            .replace("harvester/api.py", "200 if report[\"status\"] == \"healthy\" else 503", "200")),
            new HarvesterFault(
                    "a process that says something else",
                    "staging/health/live",
                    "json-value",
                    "Application process is about to end",
                    copy -> copy.replace(
                                    "predeploy.yml",
                                    "Application process is running}",
                                    "Application process is running}, within: 2s")
                            .replace("harvester/health.py", "process is running", "process is about to end")),
            new HarvesterFault(
                    "a part that nobody asks",
                    "staging/health/startup",
                    "json-value",
                    "components.name is [\"database\",\"redis\",\"disk_space\"]",
                    copy -> copy.replace("predeploy.yml", "disk_space, memory]}", "disk_space, memory]}, within: 2s")
                            .replace("harvester/api.py", ", health.memory", "")));

    private HarvesterFaults() {}

    private static HarvesterFault alert(String name, String rule, String cause, HarvesterFault.Breaking breaking) {
        return new HarvesterFault(name, "staging/alertmanager/main", rule, cause, breaking);
    }

    private static HarvesterFault monitor(String name, String rule, String cause, HarvesterFault.Breaking breaking) {
        return new HarvesterFault(name, "staging/prometheus/main", rule, cause, breaking);
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
        return Stream.concat(HarvesterStarts.ALL.stream().map(List::of), Stream.concat(together(), Stream.of(HEALTH)));
    }

    private static Stream<List<HarvesterFault>> together() {
        List<List<HarvesterFault>> sorts =
                List.of(SERVICES, RATE_LIMIT, TLS, ACCESS, METRICS, POSTGRES, REDIS, LATENCY, ALERTMANAGER, PROMETHEUS);
        return IntStream.range(0, sorts.stream().mapToInt(List::size).max().orElseThrow())
                .mapToObj(number -> sorts.stream()
                        .filter(sort -> sort.size() > number)
                        .map(sort -> sort.get(number))
                        .toList());
    }
}
