package dev.predeploy.staging.http;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * That no whole answer came.
 *
 * @param kind in which way
 * @param detail what was seen, in a few words
 * @param lasting whether asking again cannot help
 * @param took how long it took until that was clear
 */
public record Silence(Kind kind, String detail, boolean lasting, Duration took) implements Reply {
    /** The ways in which a server is silent; the word is the rule of the finding. */
    public enum Kind {
        /** Nobody listens on the port. */
        CONNECTION_REFUSED("start the service, or correct host and port"),
        /** The host's name does not resolve. */
        UNKNOWN_HOST("correct the name, publish it in DNS, or map it under `staging.hosts`"),
        /** There is no way to the host's network. */
        UNREACHABLE("check network, VPN and firewall between here and the host"),
        /** The TLS handshake failed, or the certificate is not to be trusted. */
        TLS("repair the server's certificate or protocol, or name its authority under `staging.trust`"),
        /** Nothing came within the time: no connection, or no answer on it. */
        TIMEOUT("see what the service is waiting for"),
        /** An answer began and did not end within the time. */
        ENDLESS("let the answer end"),
        /** The server closed or reset the connection before the answer was whole. */
        CONNECTION_RESET("read the service's own log: it or its proxy closed the connection"),
        /** What came is no HTTP. */
        NOT_HTTP("check scheme and port: something else may listen there");

        private final String fix;

        Kind(String fix) {
            this.fix = fix;
        }

        /** Returns the word, such as {@code connection-refused}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns what to do about it. */
        public String fix() {
            return fix;
        }
    }

    /** Tells from an exception in which way a server was silent, to which there was a connection or none. */
    public static Silence of(Throwable failure, boolean connected, Duration took) {
        return Failures.silence(failure, connected ? Progress.CONNECTED : Progress.CONNECTING, took);
    }

    /** Returns what is known of it as a finding, for a check that does not answer for the service being there. */
    public Finding finding(URI shownUrl) {
        return Finding.of("no answer: " + detail)
                .rule(kind.word())
                .expected("an answer")
                .actual(detail + " after " + Transcript.seconds(took))
                .at(Place.url(shownUrl))
                .fix(kind.fix());
    }

    /** Says whether a limit of time struck, and nothing else was wrong yet. */
    public boolean isLate() {
        return kind == Kind.TIMEOUT || kind == Kind.ENDLESS;
    }

    @Override
    public String brief() {
        return kind.word();
    }
}
