package dev.predeploy.staging.http;

import dev.predeploy.kit.address.Unanswered;
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
        CONNECTION_REFUSED(Unanswered.CONNECTION_REFUSED.fix()),
        /** The host's name does not resolve. */
        UNKNOWN_HOST(Unanswered.UNKNOWN_HOST.fix() + ", or map it under `staging.hosts`"),
        /** There is no way to the host's network. */
        UNREACHABLE(Unanswered.UNREACHABLE.fix()),
        /** The TLS handshake failed, or the certificate is not to be trusted. */
        TLS(Unanswered.TLS.fix() + " under `staging.trust`"),
        /** Nothing came within the time: no connection, or no answer on it. */
        TIMEOUT(Unanswered.TIMEOUT.fix()),
        /** An answer began and did not end within the time. */
        ENDLESS("let the answer end"),
        /** The server closed or reset the connection before the answer was whole. */
        CONNECTION_RESET(Unanswered.CONNECTION_RESET.fix()),
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
