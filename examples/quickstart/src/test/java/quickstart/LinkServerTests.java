package quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinkServerTests {
    private static final int LIMIT = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private LinkServer server;

    @BeforeEach
    void start() throws IOException {
        RateLimiter limiter = new RateLimiter(LIMIT, Duration.ofMinutes(1), Clock.systemUTC());
        server = LinkServer.start(0, new Links(new Random(1)), limiter);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsItsHealth() throws Exception {
        HttpResponse<String> answer = get("/health");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"status\":\"healthy\""), answer.body());
    }

    @Test
    void sendsWhoeverFollowsALinkToItsTarget() throws Exception {
        HttpResponse<String> made = post("/links", "https://example.org/far");
        HttpResponse<String> followed = get(header(made, "Location"));

        assertEquals(201, made.statusCode());
        assertEquals(302, followed.statusCode());
        assertEquals("https://example.org/far", header(followed, "Location"));
    }

    @Test
    void refusesAnAddressThatItCannotServe() throws Exception {
        assertEquals(400, post("/links", "not an address").statusCode());
        assertEquals(
                413, post("/links", "https://example.org/" + "x".repeat(2_000)).statusCode());
        assertEquals(404, get("/nobody").statusCode());
    }

    @Test
    void announcesTheRateLimitAndThenRefuses() throws Exception {
        HttpResponse<String> first = get("/links");
        get("/links");
        get("/links");
        HttpResponse<String> oneTooMany = get("/links");

        assertEquals("3", header(first, "X-RateLimit-Limit"));
        assertEquals("2", header(first, "X-RateLimit-Remaining"));
        assertTrue(Long.parseLong(header(first, "X-RateLimit-Reset"))
                > Instant.now().getEpochSecond());
        assertEquals(429, oneTooMany.statusCode());
        assertTrue(Integer.parseInt(header(oneTooMany, "Retry-After")) > 0);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
