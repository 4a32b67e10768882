package dev.predeploy.staging.loopback;

import com.sun.net.httpserver.HttpExchange;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers by paths; a test changes single answers. {@code NOW} in an answer is the time at which it is given. */
public final class Recorded implements HttpService.Answers {
    /** What Prometheus 2.42.0 of Debian 12 was seen to answer, shortened to one job and one rule. */
    public static final Map<String, String> PROMETHEUS = Map.of(
            "/-/healthy", "Prometheus Server is Healthy.\n",
            "/-/ready", "Prometheus Server is Ready.\n",
            "/metrics", "prometheus_config_last_reload_successful 1\n",
            "/api/v1/targets", """
                    {"status":"success","data":{"activeTargets":[{"discoveredLabels":{"__address__":"api:8000",\
                    "__metrics_path__":"/metrics/prometheus","__scheme__":"http","job":"app"},"labels":{"instance":"api:8000",\
                    "job":"app"},"scrapePool":"app","scrapeUrl":"http://api:8000/metrics/prometheus",\
                    "globalUrl":"http://api:8000/metrics/prometheus","lastError":"","lastScrape":"NOW",\
                    "lastScrapeDuration":0.0026592,"health":"up","scrapeInterval":"2s","scrapeTimeout":"2s"}],\
                    "droppedTargets":[]}}""",
            "/api/v1/rules", """
                    {"status":"success","data":{"groups":[{"name":"up","file":"rules.yml","rules":[{"state":"inactive",\
                    "name":"TargetDown","query":"up == 0","duration":0,"keepFiringFor":0,"labels":{"severity":"page"},\
                    "annotations":{},"alerts":[],"health":"ok","evaluationTime":0.0005,"lastEvaluation":"NOW",\
                    "type":"alerting"}],"interval":2,"limit":0}]}}""",
            "/api/v1/alerts", "{\"status\":\"success\",\"data\":{\"alerts\":[]}}",
            "/api/v1/query", """
                    {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up",\
                    "instance":"api:8000","job":"app"},"value":[1795289462.289,"1"]}]}}""");

    /** What Alertmanager 0.25.0 of Debian 12 was seen to answer, its configuration shortened. */
    public static final Map<String, String> ALERTMANAGER = Map.of(
            "/-/healthy", "OK",
            "/-/ready", "OK",
            "/metrics", "alertmanager_config_last_reload_successful 1\n",
            "/api/v2/status", """
                    {"cluster":{"name":"01M7ZSFCJENM5A0BBXZ3GS0DM0","peers":[{"address":"127.0.0.1:9094",\
                    "name":"01M7ZSFCJENM5A0BBXZ3GS0DM0"}],"status":"ready"},"config":{"original":"route:\\n  receiver: ops\\n"},\
                    "uptime":"NOW","versionInfo":{"version":"0.25.0"}}""",
            "/api/v2/receivers", "[{\"name\":\"ops\"},{\"name\":\"pager\"}]",
            "/api/v2/alerts", "[]\n");

    /** What Grafana's documentation of its HTTP API shows; its image could not be had to see it answer. */
    public static final Map<String, String> GRAFANA = Map.of(
            "/api/health", "{\"commit\":\"849c612fcb\",\"database\":\"ok\",\"version\":\"10.1.5\"}",
            "/api/dashboards/uid/api-performance", """
                    {"dashboard":{"id":1,"uid":"api-performance","title":"API Performance","tags":[],"timezone":"browser",\
                    "schemaVersion":16,"version":0},"meta":{"isStarred":false,"url":"/d/api-performance/api-performance"}}""",
            "/api/datasources", """
                    [{"id":1,"uid":"prom","orgId":1,"name":"Prometheus","type":"prometheus","access":"proxy",\
                    "url":"http://prometheus:9090","basicAuth":false,"isDefault":true,"readOnly":true}]""",
            "/api/datasources/uid/prom/health",
                    "{\"message\":\"Successfully queried the Prometheus API.\",\"status\":\"OK\"}");

    private final Map<String, String> usual;
    private final Map<String, Said> changed = new ConcurrentHashMap<>();

    private Recorded(Map<String, String> usual) {
        this.usual = usual;
    }

    public static Recorded of(Map<String, String> usual) {
        return new Recorded(usual);
    }

    /** Answers with parts of the usual answer replaced. */
    public Recorded replacing(String path, String part, String by) {
        String body = usual.getOrDefault(path, "");
        if (!body.contains(part)) {
            throw new IllegalArgumentException(path + " does not answer " + part);
        }
        return answering(path, 200, body.replace(part, by));
    }

    public Recorded answering(String path, int status, String body) {
        changed.put(path, Said.json(status, body));
        return this;
    }

    @Override
    public Said to(HttpExchange exchange, int number) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        Said said = changed.getOrDefault(
                path,
                usual.containsKey(path)
                        ? Said.json(200, usual.get(path))
                        : Said.json(404, "{\"message\":\"Not found\"}"));
        String body = new String(said.body(), StandardCharsets.UTF_8)
                .replace("NOW", Instant.now().toString());
        return Said.json(said.status(), body);
    }
}
