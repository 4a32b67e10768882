package dev.predeploy.staging.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Asks questions over HTTP/1.1. It follows no redirect, tries nothing twice, keeps no cookie, uses no proxy, and ends at
 * the question's limit whatever the server does. One serves many threads.
 */
public final class HttpProbe implements AutoCloseable {
    /** The bytes of a body that are read at most where nobody says otherwise, counted after decompression. */
    public static final int MOST_OF_A_BODY = 1 << 20;

    private final CloseableHttpClient client;
    private final Curl curl;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "predeploy-http");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes a probe.
     *
     * @param trust whose certificates are trusted
     * @param hosts the addresses of names that are not to be looked up
     * @throws IOException if the authorities' file cannot be read
     * @throws GeneralSecurityException if it holds no certificate
     */
    public HttpProbe(Trust trust, Hosts hosts) throws IOException, GeneralSecurityException {
        client = Client.make(trust, hosts);
        curl = new Curl(trust, hosts);
    }

    /**
     * Asks once.
     *
     * @throws InterruptedException if the asking thread is stopped meanwhile; the request is then given up
     */
    public Reply ask(Question question) throws InterruptedException {
        return ask(question, MOST_OF_A_BODY);
    }

    /**
     * Asks once.
     *
     * @param most the bytes of the body that are read at most, counted after decompression
     * @throws InterruptedException if the asking thread is stopped meanwhile; the request is then given up
     */
    public Reply ask(Question question, int most) throws InterruptedException {
        long begin = System.nanoTime();
        Exchange exchange = new Exchange(client, question, most);
        Future<Answer> answer = threads.submit(exchange::run);
        try {
            return answer.get(question.within().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return exchange.progress().late(since(begin));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                return Failures.silence(failure, exchange.progress(), since(begin));
            }
            throw new IllegalStateException("The HTTP client broke", e);
        } finally {
            exchange.stop();
            answer.cancel(true);
        }
    }

    /** Returns the command that asks the same by hand, without what proves who asks. */
    public String command(Question question) {
        return curl.command(question);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
