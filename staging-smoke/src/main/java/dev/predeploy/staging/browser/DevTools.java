package dev.predeploy.staging.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A conversation with a browser by the Chrome DevTools Protocol over its WebSocket; commands go to one page of it. */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 64 << 20;

    private final Deadline deadline;
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final WebSocket socket;
    private volatile BiConsumer<String, JsonNode> events = (method, params) -> {};
    private volatile @Nullable String page;

    private DevTools(URI url, Deadline deadline) throws IOException, InterruptedException {
        this.deadline = deadline;
        this.socket = await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(url, new Listener()));
    }

    /** Begins the conversation, on a new page; everything must be said by the deadline. */
    static DevTools open(URI url, Deadline deadline) throws IOException, InterruptedException {
        DevTools tools = new DevTools(url, deadline);
        String target = tools.ask("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        tools.page = tools.ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        return tools;
    }

    /** Says who hears of what happens on the page: the event's method and parameters. */
    void onEvent(BiConsumer<String, JsonNode> listener) {
        events = listener;
    }

    /**
     * Has the browser do something.
     *
     * @return what came of it
     * @throws IOException if the browser refuses, is gone, or takes longer than the deadline
     */
    JsonNode ask(String method, Map<String, ?> params) throws IOException, InterruptedException {
        return await(begin(method, params));
    }

    /** Has the browser do something, whatever comes of it. */
    void tell(String method, Map<String, ?> params) {
        begin(method, params).exceptionally(refused -> JSON.missingNode());
    }

    private CompletableFuture<JsonNode> begin(String method, Map<String, ?> params) {
        long id = count.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        String session = page;
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(message.toString());
        return answer;
    }

    private synchronized void send(String text) {
        socket.sendText(text, true).join(); // one at a time, as WebSocket demands
    }

    private <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + deadline.within().toSeconds() + " s", late);
        } catch (ExecutionException refused) {
            String why = refused.getCause() == null ? "" : refused.getCause().getMessage();
            throw new IOException(why, refused);
        }
    }

    private void take(String text) throws JsonProcessingException {
        JsonNode message = JSON.readTree(text);
        CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asLong());
        if (answer == null) {
            events.accept(message.path("method").asText(), message.path("params"));
        } else if (message.has("error")) {
            answer.completeExceptionally(
                    new IOException(message.at("/error/message").asText()));
        } else {
            answer.complete(message.path("result"));
        }
    }

    private void end(Throwable why) {
        asked.values().forEach(answer -> answer.completeExceptionally(why));
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            try {
                if (parts.length() > LONGEST_MESSAGE) {
                    throw new IOException("the browser sends more than " + LONGEST_MESSAGE + " characters at once");
                }
                if (last) {
                    take(parts.toString());
                    parts.setLength(0);
                }
            } catch (IOException unreadable) {
                end(unreadable);
                from.abort();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end(new IOException("the browser ended the conversation"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(error);
        }
    }
}
