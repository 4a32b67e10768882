package dev.predeploy.staging.browser;

import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Trust;
import dev.predeploy.staging.tls.KeyPin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way to the pages, as Chromium is told of it.
 *
 * @param trust whose certificates are trusted
 * @param hosts the addresses of names that are not to be looked up
 */
public record Way(Trust trust, Hosts hosts) {
    /**
     * Returns Chromium's options. It has authorities of its own; where the stack names another, it is told the key of the
     * one server whose certificates that authority was just seen to certify.
     */
    List<String> options(URI url, Duration within) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        if (!hosts.addresses().isEmpty()) {
            options.add(hosts.addresses().entrySet().stream()
                    .map(host -> "MAP " + host.getKey() + " " + host.getValue())
                    .collect(Collectors.joining(", ", "--host-resolver-rules=", "")));
        }
        if (trust.authority().isPresent() && "https".equalsIgnoreCase(url.getScheme())) {
            KeyPin.of(url, hosts, trust, within)
                    .ifPresent(key -> options.add("--ignore-certificate-errors-spki-list=" + key));
        }
        return options;
    }
}
