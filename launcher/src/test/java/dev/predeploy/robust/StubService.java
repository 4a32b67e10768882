package dev.predeploy.robust;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A service that stacks start: {@code /503} answers so, {@code /late} never answers, {@code /loud}
 * says whatever lies in the file {@code lines} among the marks, and everything else is well. It
 * leaves the mark {@code asked} once it was asked.
 */
final class StubService {
    /** Starts it in a shell; the stack file fills in the port. */
    static final String COMMAND = "$JAVA -Xshare:auto -cp $STUB dev.predeploy.robust.StubService ${port:web}";

    private StubService() {}

    /** Returns the variables that the command needs. */
    static Map<String, String> environment(Ground ground) {
        String classes = StubService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return Map.of("MARKS", ground.marks().toString(), "JAVA", ChildRun.java(), "STUB", classes);
    }

    /** Serves until it is stopped; the argument is the port. */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        Path asked = Path.of(System.getenv("MARKS"), "asked");
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            Files.writeString(asked, path);
            if (path.equals("/late")) {
                awaitForever();
            } else if (path.equals("/loud")) {
                sayAll(exchange);
                return;
            }
            exchange.sendResponseHeaders(path.equals("/503") ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void sayAll(HttpExchange exchange) throws IOException {
        byte[] body = Files.readAllBytes(Path.of(System.getenv("MARKS"), "lines"));
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[ -~]{1,2000}"))
                .forEach(line -> exchange.getResponseHeaders().add("X-Loud", line));
        exchange.sendResponseHeaders(500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
