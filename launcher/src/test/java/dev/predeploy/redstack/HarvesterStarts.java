package dev.predeploy.redstack;

import java.util.List;

/** What can be wrong with examples/signal-harvester so that it does not come up; each is alone, since it ends the run. */
final class HarvesterStarts {
    private static final String UP = "staging/up/staging";
    private static final String COMPOSE = "docker-compose.staging.yml";
    private static final String CADDY = "deploy/staging/Caddyfile";

    static final List<HarvesterFault> ALL = List.of(
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
                                    "<<: *health\n      test: [CMD, python3",
                                    "interval: 1s\n      start_period: 10s\n      retries: 5\n      test: [CMD, python3")),
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
                    copy -> copy.replace(CADDY, "reverse_proxy api", "reverse_porxy api")),
            up(
                    "no room for PostgreSQL",
                    "crash-loop",
                    "No space left on device",
                    copy -> copy.replace(
                            COMPOSE,
                            "  caddy:\n  database:\n",
                            "  caddy:\n  database: {driver_opts: {type: tmpfs, device: tmpfs, o: size=24m}}\n")));

    private HarvesterStarts() {}

    private static HarvesterFault up(String name, String rule, String cause, HarvesterFault.Breaking breaking) {
        return new HarvesterFault(name, UP, rule, cause, breaking);
    }
}
