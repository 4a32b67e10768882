package quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks HTTP: {@code /health}, {@code /links}, and every other path is the name of a link. */
final class LinkServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LONGEST_ADDRESS = 2_000;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Links links;

    private LinkServer(HttpServer http, Links links) {
        this.http = http;
        this.links = links;
    }

    /** Starts to listen; port 0 stands for any free one. */
    static LinkServer start(int port, Links links, RateLimiter limiter) throws IOException {
        LinkServer server = new LinkServer(HttpServer.create(new InetSocketAddress(port), 0), links);
        server.http.createContext("/health", server::health);
        server.http.createContext("/links", server::links).getFilters().add(new RateLimitFilter(limiter));
        server.http.createContext("/", server::follow);
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
    }

    private void health(HttpExchange exchange) throws IOException {
        answer(exchange, 200, Health.of(links));
    }

    private void links(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, 200, links.all());
            case "POST" -> shorten(exchange);
            default -> answer(exchange, 405, new Problem("GET lists the links, POST shortens an address"));
        }
    }

    private void shorten(HttpExchange exchange) throws IOException {
        byte[] address = exchange.getRequestBody().readNBytes(LONGEST_ADDRESS + 1);
        if (address.length > LONGEST_ADDRESS) {
            answer(exchange, 413, new Problem("An address has at most " + LONGEST_ADDRESS + " bytes"));
            return;
        }
        try {
            Link link = links.shorten(URI.create(new String(address, UTF_8).strip()));
            exchange.getResponseHeaders().set("Location", "/" + link.slug());
            answer(exchange, 201, link);
        } catch (IllegalArgumentException wrong) {
            answer(exchange, 400, new Problem(wrong.getMessage()));
        }
    }

    private void follow(HttpExchange exchange) throws IOException {
        Optional<Link> link = links.find(exchange.getRequestURI().getPath().substring(1));
        if (link.isEmpty()) {
            answer(exchange, 404, new Problem("No such link"));
            return;
        }
        exchange.getResponseHeaders().set("Location", link.get().target().toString());
        answer(exchange, 302, link.get());
    }

    /** Ends an exchange with a status and a JSON document. */
    static void answer(HttpExchange exchange, int status, Object document) throws IOException {
        byte[] body = Json.write(document).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean wanted = !exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            exchange.sendResponseHeaders(status, wanted ? body.length : -1);
            if (wanted) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
