package dev.predeploy.redstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server with metrics, and with what the user {@code admin} may see who knows the password {@code right-Fa7}. */
final class Wire implements AutoCloseable {
    private static final String RIGHT =
            "Basic " + Base64.getEncoder().encodeToString("admin:right-Fa7".getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Wire() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> say(exchange, 200, "requests_total 3\n"));
        server.createContext("/slow", exchange -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            say(exchange, 200, "{}");
        });
        server.createContext("/malformed", exchange -> say(exchange, 200, "# TYPE up gauge\nup many\n"));
        server.createContext("/guarded", exchange -> say(exchange, isRight(exchange) ? 200 : 401, "{}"));
        server.createContext("/leads-away", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/in");
            say(exchange, isRight(exchange) ? 302 : 401, "{}");
        });
        server.start();
    }

    String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    private static boolean isRight(HttpExchange exchange) {
        return RIGHT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", text.startsWith("{") ? "application/json" : "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
