package dev.predeploy.redstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers, shortened, as Prometheus 2.42 and Alertmanager 0.25 were seen to answer, and as Grafana's HTTP API is documented;
 * {@code NOW} in an answer is the time at which it is given.
 */
final class Monitors implements AutoCloseable {
    private static final String TARGET = """
            {"labels":{"instance":"api:8000","job":"%s"},"scrapePool":"%s","scrapeUrl":"http://api:8000/metrics/prometheus",\
            "lastError":"%s","lastScrape":"%s","health":"%s"}""";

    private static final String STATUS = """
            {"cluster":{"peers":[],"status":"%s"},"config":{"original":"route:\\n  receiver: ops\\n"},"uptime":"NOW"}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new HashMap<>();

    Monitors() throws IOException {
        prometheus();
        alertmanager("/alertmanager", "ready");
        alertmanager("/settling", "settling");
        grafana();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    private void prometheus() {
        String targets = String.join(
                ",",
                TARGET.formatted("app", "app", "", "NOW", "up"),
                TARGET.formatted("old", "old", "", "2025-11-14T03:12:09.384Z", "up"),
                TARGET.formatted("down", "down", "server returned HTTP status 404 Not Found", "NOW", "down"));
        answers.put("/prometheus/-/healthy", "Prometheus Server is Healthy.");
        answers.put("/prometheus/-/ready", "Prometheus Server is Ready.");
        answers.put("/prometheus/metrics", "prometheus_config_last_reload_successful 1\n");
        answers.put(
                "/prometheus/api/v1/targets",
                "{\"status\":\"success\",\"data\":{\"activeTargets\":[" + targets + "]}}");
        answers.put("/prometheus/api/v1/rules", """
                {"status":"success","data":{"groups":[{"name":"up","file":"rules.yml","rules":[{"name":"TargetDown","health":"ok"}]}]}}""");
        answers.put("/prometheus/api/v1/alerts", """
                {"status":"success","data":{"alerts":[{"labels":{"alertname":"Watchdog"},"annotations":{},"state":"firing","activeAt":"NOW"}]}}""");
        answers.put("/prometheus/api/v1/query", """
                {"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"app"},"value":[1795289462.289,"1"]}]}}""");
    }

    private void alertmanager(String root, String cluster) {
        answers.put(root + "/-/healthy", "OK");
        answers.put(root + "/-/ready", "OK");
        answers.put(root + "/metrics", "alertmanager_config_last_reload_successful 1\n");
        answers.put(root + "/api/v2/status", STATUS.formatted(cluster));
        answers.put(root + "/api/v2/receivers", "[{\"name\":\"ops\"},{\"name\":\"pager\"}]");
        answers.put(root + "/api/v2/alerts", """
                [{"labels":{"alertname":"Watchdog"},"annotations":{},"startsAt":"NOW","status":{"state":"active"}}]""");
    }

    private void grafana() {
        answers.put("/grafana/api/health", "{\"database\":\"ok\",\"version\":\"10.1.5\"}");
        answers.put("/grafana/api/dashboards/uid/api-performance", """
                {"dashboard":{"uid":"api-performance","title":"API Performance"},"meta":{"isStarred":false}}""");
        answers.put("/grafana/api/datasources", "[{\"uid\":\"prom\",\"name\":\"Prometheus\"}]");
        answers.put("/grafana/api/datasources/uid/prom/health", "{\"status\":\"ERROR\",\"message\":\"refused\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = answers.getOrDefault(path, "{\"message\":\"Not found\"}")
                    .replace("NOW", Instant.now().toString())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
