package dev.predeploy.staging.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A well-behaved HTTP server whose answers the test writes. */
public final class HttpService implements AutoCloseable {
    static { // else it waits 40 ms for an acknowledgement between head and body
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    /** Answers one request, which has the given number, counted from 1. */
    @FunctionalInterface
    public interface Answers {
        Said to(HttpExchange exchange, int number) throws IOException, InterruptedException;
    }

    /** What is answered. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    public record Said(int status, Map<String, String> headers, byte[] body) {
        public static Said json(int status, String body) {
            return new Said(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Said of(int status, Map<String, String> headers) {
            return new Said(status, headers, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpService(HttpServer server, String scheme, Answers answers) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    public static HttpService answering(Answers answers) throws IOException {
        return new HttpService(HttpServer.create(loopback(0), 0), "http", answers);
    }

    public static HttpService at(int port, Answers answers) throws IOException {
        return new HttpService(HttpServer.create(loopback(port), 0), "http", answers);
    }

    public static HttpService tls(SSLContext context, Answers answers) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new HttpService(server, "https", answers);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void answer(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            Said said = answers.to(exchange, requests.incrementAndGet());
            said.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            exchange.getResponseBody().write(said.body());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
