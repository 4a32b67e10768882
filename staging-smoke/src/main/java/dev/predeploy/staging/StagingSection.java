package dev.predeploy.staging;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.staging.http.Hosts;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code staging} of a stack file.
 *
 * @param trust whose certificates are trusted
 * @param hosts addresses of names that are not to be looked up
 * @param up what the gate starts and stops
 * @param services stacks in Compose whose services must run
 * @param health questions that the deployed stack must answer well
 * @param rateLimit limits that the deployed stack must announce and keep
 * @param tls servers whose TLS must be sound
 * @param access services that only the right credentials may open
 * @param metrics metrics that must be exposed well
 * @param latency answers that must come soon, also when many ask
 * @param soak answers that must come for a long time
 * @param screenshot pages whose pictures are taken
 * @param rollback ways back that must work
 * @param postgres databases of the deployed stack
 * @param redis Redis servers of the deployed stack
 * @param prometheus Prometheus servers of the deployed stack
 * @param alertmanager Alertmanagers of the deployed stack
 * @param grafana Grafanas of the deployed stack
 */
public record StagingSection(
        @Doc("Whose certificates are trusted: `system`, or `{ca: FILE}`. There is no way to trust everybody.")
        Optional<Authorities> trust,

        @Doc("Addresses of names that are not to be looked up, by name or by `*.` and its end.")
        Map<String, String> hosts,

        @Doc(
                "Commands and stacks in Compose that the gate starts before everything else in this stage, and stops at the end; left out, the stack already runs.")
        Map<String, Up> up,

        @Doc("Stacks in Compose whose services must run and be healthy.")
        Map<String, ComposeServices> services,

        @Doc("Questions over HTTP that must be answered as expected.")
        Map<String, Health> health,

        @Doc("Rate limits that must be announced, count down and refuse what goes beyond.")
        Map<String, RateLimit> rateLimit,

        @Doc(
                "Servers whose certificates must be valid and trusted, and which must refuse old protocols and plain HTTP.")
        Map<String, Tls> tls,

        @Doc("Services that must refuse whoever has no credentials or wrong ones.")
        Map<String, Access> access,

        @Doc("Metrics in Prometheus' text format or OpenMetrics that must be well-formed, and have the named series.")
        Map<String, Metrics> metrics,

        @Doc("Answers that must come soon, also when several ask at once.")
        Map<String, Latency> latency,

        @Doc("Answers that must keep coming for a long time; runs only where `--only` names it.")
        Map<String, Soak> soak,

        @Doc("Pages whose pictures are taken in a headless Chromium; none may show an error, or stay empty.")
        Map<String, Screenshot> screenshot,

        @Doc("Ways back to what ran before, and forward again, that must work in time.")
        Map<String, Rollback> rollback,

        @Doc("Deployed PostgreSQL databases: who may enter, what they hold, and the migrations that they remember.")
        Map<String, Postgres> postgres,

        @Doc("Deployed Redis servers: who may enter, and how they keep their data.")
        Map<String, Redis> redis,

        @Doc("Deployed Prometheus servers: what they scrape, their rules, and what fires.")
        Map<String, Prometheus> prometheus,

        @Doc("Deployed Alertmanagers: their clusters, what fires, and to whom alerts are routed.")
        Map<String, Alertmanager> alertmanager,

        @Doc("Deployed Grafanas: their databases, dashboards and data sources.")
        Map<String, Grafana> grafana) {
    /** Refuses hosts that are no names, and addresses that are none. */
    public StagingSection {
        try {
            Hosts.of(hosts);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEntry(
                    "hosts", String.valueOf(wrong.getMessage()), "write such as `\"*.staging.localhost\": 127.0.0.1`");
        }
    }

    /** Returns the section of a stack file that has none. */
    static StagingSection empty() {
        return new StagingSection(
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
