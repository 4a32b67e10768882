package dev.predeploy.staging.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.http.HttpHeaders;

/**
 * What HTTP's basic authentication (RFC 7617) sends.
 *
 * @param user who asks
 * @param password what proves it
 */
public record Credentials(String user, String password) {
    /** Returns the header that carries them. */
    public Map<String, String> header() {
        return Map.of(HttpHeaders.AUTHORIZATION, authorization());
    }

    /** Returns the header's value. */
    public String authorization() {
        return basic(user + ":" + password);
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
