package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.tls.Protocol;
import dev.predeploy.staging.tls.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A server whose TLS must be sound.
 *
 * @param host the server, with its port where that is not 443
 * @param daysLeft how many days its certificates must still be valid
 * @param atLeast the oldest protocol that it may accept
 * @param redirectsHttp whether plain HTTP must lead to https of the same host
 * @param httpPort the port of plain HTTP
 * @param answersWithin how long a single handshake or answer may take
 * @param options what every entry may say
 */
public record Tls(
        @Doc("The server: `api.example`, or with the port where that is not 443, `api.example:8443`.")
        Template host,

        @Doc("How many days every certificate that it sends must still be valid.") @Default("14")
        int daysLeft,

        @Doc(
                "The oldest protocol that it may accept, `TLSv1.2` or `TLSv1.3`; every older one is offered and must be refused.")
        @Default("TLSv1.2")
        String atLeast,

        @Doc("Whether plain HTTP must be answered with a redirect to https of the same host.") @Default("false")
        boolean redirectsHttp,

        @Doc("The port of plain HTTP.") @Default("80") Template httpPort,

        @Doc("How long a single handshake or answer may take.") @Default("10s")
        Duration answersWithin,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what is no server, and protocols that nobody may use any more. */
    public Tls {
        UrlRules.writtenHost(host);
        if (daysLeft < 0) {
            throw new InvalidEntry(
                    "daysLeft", "a certificate with " + daysLeft + " days left is over", "write 0 or more");
        }
        if (Protocol.named(atLeast)
                .filter(oldest -> oldest.compareTo(Protocol.TLS_1_2) >= 0)
                .isEmpty()) {
            throw new InvalidEntry(
                    "atLeast",
                    "`" + atLeast + "` is no protocol to insist on; RFC 8996 forbids those before TLSv1.2",
                    "write `TLSv1.2` or `TLSv1.3`");
        }
        EntryRules.positive("answersWithin", answersWithin);
        UrlRules.writtenPort("httpPort", httpPort);
    }

    /** Returns the server as the URL that a browser would begin with. */
    Template url() {
        return Template.of("https://" + host.source());
    }

    Terms terms(URI server, int plain) {
        return new Terms(
                server,
                new Terms.Bounds(daysLeft, Protocol.named(atLeast).orElseThrow()),
                redirectsHttp ? OptionalInt.of(plain) : OptionalInt.empty(),
                answersWithin);
    }
}
