package dev.predeploy.staging.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its limits.
 *
 * @param url where to ask; credentials in it are sent as HTTP's basic authentication
 * @param headers what is sent besides, in order
 * @param within how long everything may take: looking up the name, connecting, TLS, and the answer to its last byte
 * @param keepAlive whether the connection may serve the next question too
 * @param json what is sent with POST; without it, it is asked with GET
 */
public record Question(
        URI url, Map<String, String> headers, Duration within, boolean keepAlive, Optional<String> json) {
    /** Refuses what is no absolute http or https URL, and a limit of nothing. */
    public Question {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (!isAskable(url)) {
            throw new IllegalArgumentException("Not an http or https URL: " + Curl.masked(url));
        }
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("A question takes some time: " + within);
        }
    }

    /** Makes one that is asked with GET. */
    public Question(URI url, Map<String, String> headers, Duration within, boolean keepAlive) {
        this(url, headers, within, keepAlive, Optional.empty());
    }

    /** Says whether a URL is absolute, http or https, and names a host. */
    public static boolean isAskable(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
    }

    /** Returns this question with another limit. */
    public Question within(Duration limit) {
        return new Question(url, headers, limit, keepAlive, json);
    }

    /** Returns this question on a connection that may serve the next one too. */
    public Question keptAlive() {
        return new Question(url, headers, within, true, json);
    }

    /** Returns this question, asked at another URL. */
    public Question at(URI other) {
        return new Question(other, headers, within, keepAlive, json);
    }

    /** Returns this question with JSON that is sent with POST. */
    public Question posting(String body) {
        return new Question(url, headers, within, keepAlive, Optional.of(body));
    }

    /** Returns this question with more headers. */
    public Question with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Question(url, all, within, keepAlive, json);
    }

    /** Returns the URL as it may be shown: without what proves who asks. */
    public URI shownUrl() {
        return URI.create(Curl.masked(url));
    }

    /** Returns scheme, host and port, the port also where it is the scheme's own: {@code https://a.example:443}. */
    public static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port(url);
    }

    /** Returns the port, also where it is the scheme's own. */
    public static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
