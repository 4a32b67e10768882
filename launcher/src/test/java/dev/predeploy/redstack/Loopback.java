package dev.predeploy.redstack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose every path misbehaves in the way of its name; {@code /limited} has a limit of 5 and keeps it. */
final class Loopback implements AutoCloseable {
    private static final int LIMIT = 5;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    Loopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/late")) {
                over.await();
            }
            String text = path.equals("/blank") ? " " : "{\"status\": \"degraded\"}";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status(path, exchange.getResponseHeaders()), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private int status(String path, Headers headers) {
        if (path.equals("/503")) {
            return 503;
        }
        if (path.equals("/health") || path.equals("/blank") || path.equals("/unannounced")) {
            return 200;
        }
        int number = asked.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
        int remaining = path.equals("/not-counting") ? LIMIT - 1 : Math.max(0, LIMIT - number);
        headers.set("X-RateLimit-Limit", String.valueOf(path.equals("/other-limit") ? 50 : LIMIT));
        headers.set("X-RateLimit-Remaining", String.valueOf(remaining));
        headers.set("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + 30));
        headers.set("Retry-After", "30");
        return number > LIMIT && path.equals("/limited") ? 429 : 200;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
