package quickstart;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Starts the link shortener on the port that the environment variable {@code PORT} names, 8080 if none. */
public final class Quickstart {
    private static final int REQUESTS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private Quickstart() {}

    /** Runs until the process is asked to end. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        RateLimiter limiter = new RateLimiter(REQUESTS, WINDOW, Clock.systemUTC());
        LinkServer server = LinkServer.start(port, new Links(new SecureRandom()), limiter);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("Listening on http://localhost:" + server.port());
    }
}
