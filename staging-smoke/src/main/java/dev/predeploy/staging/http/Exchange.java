package dev.predeploy.staging.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/** One question on its way; another thread may look how far it came, and stop it. */
final class Exchange {
    private final CloseableHttpClient client;
    private final HttpRequestBase request;
    private final HttpClientContext context = HttpClientContext.create();
    private final int most;
    private volatile boolean answering;

    /** Prepares a question, of whose answer's body so many bytes are read at most. */
    Exchange(CloseableHttpClient client, Question question, int most) {
        this.client = client;
        this.most = most;
        this.request = request(question);
    }

    private static HttpRequestBase request(Question question) {
        HttpRequestBase request =
                question.json().isPresent() ? posting(question, question.json().get()) : new HttpGet(question.url());
        int millis =
                (int) Math.min(Integer.MAX_VALUE, Math.max(1, question.within().toMillis()));
        request.setConfig(RequestConfig.custom()
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .setConnectionRequestTimeout(millis)
                .build());
        request.setHeader(HttpHeaders.ACCEPT, "application/json, */*;q=0.5");
        if (!question.keepAlive()) {
            request.setHeader(HttpHeaders.CONNECTION, "close");
        }
        Optional.ofNullable(question.url().getUserInfo())
                .ifPresent(user -> request.setHeader(HttpHeaders.AUTHORIZATION, basic(user)));
        question.headers().forEach(request::setHeader);
        return request;
    }

    private static HttpRequestBase posting(Question question, String json) {
        HttpPost request = new HttpPost(question.url());
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return request;
    }

    private static String basic(String userInfo) {
        return Credentials.basic(userInfo.contains(":") ? userInfo : userInfo + ":");
    }

    Answer run() throws IOException {
        long begin = System.nanoTime();
        try (CloseableHttpResponse response = client.execute(request, context)) {
            answering = true;
            Answer.Body body = body(response.getEntity());
            List<Answer.Header> headers = Arrays.stream(response.getAllHeaders())
                    .map(header -> new Answer.Header(header.getName(), header.getValue()))
                    .toList();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new Answer(response.getStatusLine().getStatusCode(), headers, body, took);
        }
    }

    /** Reads to the end, so that the connection can serve again, or to the limit; closing the response then closes it. */
    private Answer.Body body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new Answer.Body(new byte[0], false);
        }
        InputStream in = entity.getContent();
        byte[] bytes = in.readNBytes(most + 1);
        boolean cut = bytes.length > most;
        return new Answer.Body(cut ? Arrays.copyOf(bytes, most) : bytes, cut);
    }

    Progress progress() {
        if (answering) {
            return Progress.ANSWERING;
        }
        return context.getConnection() == null ? Progress.CONNECTING : Progress.CONNECTED;
    }

    /** Ends the connection if it still runs; harmless afterwards. */
    void stop() {
        request.abort();
    }
}
