package dev.predeploy.staging.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.staging.http.Question;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A page in a browser: what happened while it was opened, and what it looks like then. */
final class Page {
    private static final int MOST_EXCEPTIONS = 20;
    private static final int MOST_LOADS = 10;
    private static final String NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED"; // such as by a container's interface
    private static final String READY = "document.fonts.ready.then(() => new Promise(shown =>"
            + " requestAnimationFrame(() => requestAnimationFrame(() => shown(document.body ? document.body.innerText : '')))))";

    private final DevTools tools;
    private final Deadline deadline;
    private final Terms terms;
    private final List<String> exceptions = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> loaders = new HashSet<>(); // of all documents heard of
    private final Set<String> left = new HashSet<>(); // of those that were there before it was loaded again
    private OptionalInt status = OptionalInt.empty();
    private String frame = "";
    private boolean loaded;
    private boolean quiet;
    private boolean interrupted;
    private int loads;

    Page(DevTools tools, Deadline deadline, Terms terms) {
        this.tools = tools;
        this.deadline = deadline;
        this.terms = terms;
    }

    /**
     * Opens the page, lets it settle, and takes its picture.
     *
     * @throws IOException if the browser does not do so
     */
    Shot shot() throws IOException, InterruptedException {
        tools.onEvent(this::happened);
        for (String part : List.of("Page.enable", "Network.enable", "Runtime.enable")) {
            tools.ask(part, Map.of());
        }
        tools.ask("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
        Terms.Window window = terms.window();
        tools.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", window.width(), "height", window.height(), "deviceScaleFactor", 1, "mobile", false));
        if (terms.credentials().isPresent()) {
            tools.ask("Fetch.enable", Map.of("handleAuthRequests", true));
        }
        frame(tools.ask("Page.getFrameTree", Map.of()).at("/frameTree/frame"));
        Optional<String> error = load();
        boolean settled = error.isPresent() || settles();
        while (isInterrupted()) {
            error = load();
            settled = error.isPresent() || settles();
        }
        String text = settled ? text() : "";
        byte[] picture = Base64.getDecoder()
                .decode(tools.ask("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
        synchronized (this) {
            return new Shot(picture, status, error, settled, loads, text, List.copyOf(exceptions));
        }
    }

    private synchronized void frame(JsonNode main) {
        frame = main.path("id").asText();
        loaders.add(loader(main));
    }

    private static String loader(JsonNode params) {
        return params.path("loaderId").asText();
    }

    private Optional<String> load() throws IOException, InterruptedException {
        begin();
        JsonNode opened = tools.ask("Page.navigate", Map.of("url", terms.url().toString()));
        Optional<String> error = Optional.of(opened.path("errorText").asText()).filter(text -> !text.isEmpty());
        answered(loader(opened), error);
        return error;
    }

    private synchronized void begin() throws IOException {
        if (loads == MOST_LOADS) {
            throw new IOException(
                    "this machine's network changed each of the %d times that it loaded".formatted(loads));
        }
        loads++;
        interrupted = false;
        loaded = false;
        quiet = false;
        status = OptionalInt.empty();
        exceptions.clear();
        told.clear();
        left.addAll(loaders);
    }

    private synchronized void answered(String loader, Optional<String> error) {
        loaders.add(loader);
        if (error.equals(Optional.of(NETWORK_CHANGED))) {
            interrupt();
        }
    }

    private synchronized void interrupt() {
        interrupted = true;
        notifyAll();
    }

    private synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Leaves a moment of the time for the picture of a page that does not settle. */
    private synchronized boolean settles() throws InterruptedException {
        long end = System.nanoTime() + deadline.millisLeft() * 1_000_000 * 4 / 5;
        while (!interrupted && !(loaded && quiet)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private String text() throws IOException, InterruptedException {
        return tools.ask("Runtime.evaluate", Map.of("expression", READY, "awaitPromise", true))
                .at("/result/value")
                .asText();
    }

    private synchronized void happened(String method, JsonNode params) {
        switch (method) {
            case "Page.lifecycleEvent" -> lived(params);
            case "Network.responseReceived" -> answered(params);
            case "Network.loadingFailed" -> failed(params);
            case "Runtime.exceptionThrown" -> threw(params.path("exceptionDetails"));
            case "Page.javascriptDialogOpening" -> tools.tell("Page.handleJavaScriptDialog", Map.of("accept", false));
            case "Fetch.requestPaused" -> tools.tell("Fetch.continueRequest", Map.of("requestId", id(params)));
            case "Fetch.authRequired" ->
                tools.tell(
                        "Fetch.continueWithAuth",
                        Map.of("requestId", id(params), "authChallengeResponse", who(params)));
            default -> {} // tells nothing that a picture needs
        }
    }

    /** A redirect by script begins anew; what is still told of an earlier document says nothing of this one. */
    private void lived(JsonNode params) {
        if (!params.path("frameId").asText().equals(frame) || left.contains(loader(params))) {
            return;
        }
        loaders.add(loader(params));
        switch (params.path("name").asText()) {
            case "init" -> {
                loaded = false;
                quiet = false;
            }
            case "load" -> loaded = true;
            case "networkAlmostIdle" -> quiet = true; // at most two requests for half a second, so a socket may stay
            default -> {}
        }
        notifyAll();
    }

    private void answered(JsonNode params) {
        boolean isPage = params.path("type").asText().equals("Document")
                && params.path("frameId").asText().equals(frame);
        if (isPage) {
            status = OptionalInt.of(params.at("/response/status").asInt());
        }
    }

    /** What breaks off because an interface of this machine came or went says nothing of the page. */
    private void failed(JsonNode params) {
        if (params.path("errorText").asText().equals(NETWORK_CHANGED)) {
            interrupt();
        }
    }

    private void threw(JsonNode details) {
        if (exceptions.size() < MOST_EXCEPTIONS) {
            String what = details.at("/exception/description")
                    .asText(details.path("text").asText());
            exceptions.add("%s (%s:%d)"
                    .formatted(
                            what.lines().findFirst().orElse("an exception"),
                            details.path("url").asText("inline"),
                            details.path("lineNumber").asInt() + 1));
        }
    }

    private static String id(JsonNode params) {
        return params.path("requestId").asText();
    }

    /** Credentials go to the origin that they are for, and nowhere else; and once, for a refusal stays one. */
    private Map<String, String> who(JsonNode params) {
        boolean isOurs = params.at("/authChallenge/source").asText("Server").equals("Server")
                && origin(params.at("/request/url").asText()).equals(Optional.of(Question.origin(terms.url())));
        return terms.credentials()
                .filter(known -> isOurs && told.add(id(params)))
                .map(known -> Map.of(
                        "response", "ProvideCredentials", "username", known.user(), "password", known.password()))
                .orElse(Map.of("response", "CancelAuth"));
    }

    private static Optional<String> origin(String text) {
        return Optional.of(URI.create(text)).filter(Question::isAskable).map(Question::origin);
    }
}
