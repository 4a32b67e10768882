package dev.predeploy.staging.tls;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a server's TLS must be.
 *
 * @param url the server, as an https URL
 * @param bounds how old and how short-lived it may be
 * @param redirectsFrom the port of plain HTTP that must lead to https, if one must
 * @param within how long a single handshake or answer may take
 */
public record Terms(URI url, Bounds bounds, OptionalInt redirectsFrom, Duration within) {
    /**
     * How old, and how short-lived.
     *
     * @param daysLeft how many days its certificates must still be valid
     * @param atLeast the oldest protocol that it may accept
     */
    public record Bounds(int daysLeft, Protocol atLeast) {}

    int daysLeft() {
        return bounds.daysLeft();
    }

    Protocol atLeast() {
        return bounds.atLeast();
    }
}
