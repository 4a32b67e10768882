package dev.predeploy.staging.tls;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import dev.predeploy.staging.http.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Tries a server's TLS: shakes hands as the other checks do, offers it every protocol that is too old, each by itself, and
 * asks whether plain HTTP leads to https.
 */
public final class TlsTrial {
    private final HttpProbe probe;
    private final Trust trust;
    private final Server server;
    private final Terms terms;
    private final Transcript transcript = new Transcript();

    /** Prepares a trial. */
    public TlsTrial(HttpProbe probe, Trust trust, Hosts hosts, Terms terms) {
        this.probe = probe;
        this.trust = trust;
        this.server = new Server(terms.url(), hosts);
        this.terms = terms;
    }

    /**
     * Tries it.
     *
     * @return what is wrong; nothing if all is as it must be
     * @throws CheckBroken if the server is silent
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> run(Instant now) throws InterruptedException {
        Handshake handshake = handshake(now);
        Map<Protocol, ServerHello> hellos = offers();
        List<Finding> findings = new ArrayList<>(new ChainFindings(terms, server.host(), now).of(handshake));
        hellos.values().forEach(hello -> accepted(hello).ifPresent(findings::add));
        if (findings.isEmpty() && handshake.failure().isPresent()) {
            findings.add(noHandshake(handshake, hellos));
        }
        if (terms.redirectsFrom().isPresent()) {
            new Redirect(probe, terms, transcript).finding().ifPresent(findings::add);
        }
        return findings;
    }

    /** Returns what was tried, and what came. */
    public String transcript() {
        return transcript.text();
    }

    private Handshake handshake(Instant now) throws InterruptedException {
        transcript.command(command("-showcerts"));
        long begin = System.nanoTime();
        try {
            X509ExtendedTrustManager judge = trust.manager();
            Handshake handshake = server.talk(terms.within(), socket -> Handshake.over(socket, server, judge));
            note(handshake, now);
            return handshake;
        } catch (IOException silent) {
            Silence silence = Silence.of(silent, server.wasReached(), Duration.ofNanos(System.nanoTime() - begin));
            transcript.note(silence.brief() + ": " + silence.detail());
            throw new CheckBroken(silence.finding(terms.url()), silent);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The authorities cannot be read any more", unusable);
        }
    }

    private void note(Handshake handshake, Instant now) {
        handshake.agreed().ifPresent(agreed -> transcript.note("agreed on " + agreed));
        handshake.failure().ifPresent(failure -> transcript.note("no handshake: " + failure.getMessage()));
        int number = 0;
        for (X509Certificate certificate : handshake.chain()) {
            Instant until = certificate.getNotAfter().toInstant();
            transcript.note("certificate %d of %d: %s, for %s"
                    .formatted(
                            ++number, handshake.chain().size(), Subject.of(certificate), Subject.names(certificate)));
            transcript.note(
                    "  issued by " + certificate.getIssuerX500Principal().getName());
            transcript.note("  valid from %s until %s, %d days from now"
                    .formatted(
                            certificate.getNotBefore().toInstant(),
                            until,
                            Duration.between(now, until).toDays()));
        }
    }

    private Map<Protocol, ServerHello> offers() throws InterruptedException {
        Map<Protocol, ServerHello> hellos = new LinkedHashMap<>();
        for (Protocol protocol : terms.atLeast().older()) {
            transcript.command(command(protocol.option()));
            try {
                ServerHello hello = server.talk(terms.within(), socket -> {
                    socket.getOutputStream().write(new ClientHello(protocol, server.host()).bytes());
                    return ServerHello.read(socket.getInputStream());
                });
                hellos.put(protocol, hello);
                transcript.note(protocol + " was offered: " + hello.words());
            } catch (IOException unanswered) {
                transcript.note(protocol + " was offered: no answer (" + unanswered.getMessage() + ")");
            }
        }
        return hellos;
    }

    private Optional<Finding> accepted(ServerHello hello) {
        return hello.chosen()
                .filter(chosen -> chosen.compareTo(terms.atLeast()) < 0)
                .map(old -> finding("tls-old-protocol", "the server accepts " + old)
                        .expected(terms.atLeast() + " or newer")
                        .actual("offered nothing newer than " + old + ", " + hello.words())
                        .fix("switch " + old + " off where TLS ends: in the proxy or the load balancer"));
    }

    private Finding noHandshake(Handshake handshake, Map<Protocol, ServerHello> hellos) {
        String failure = handshake.failure().map(Throwable::getMessage).orElse("refused");
        Optional<ServerHello> stranger =
                hellos.values().stream().filter(hello -> !hello.isTls()).findFirst();
        return stranger.map(hello -> finding("plain-http", "no TLS on this port")
                        .expected("TLS")
                        .actual(hello.words())
                        .fix("name the port of https, or let the proxy speak TLS on this one"))
                .orElseGet(() -> finding("tls-handshake", "the TLS handshake fails")
                        .expected("a handshake with " + terms.atLeast() + " or newer")
                        .actual(failure)
                        .fix("read the log of where TLS ends: it may have no certificate for this name"));
    }

    private Finding finding(String rule, String what) {
        return Finding.of(what).rule(rule).at(Place.url(terms.url()));
    }

    private String command(String option) {
        String authority = trust.authority().map(file -> " -CAfile " + file).orElse("");
        return "openssl s_client -connect %s -servername %s%s %s </dev/null"
                .formatted(server.connectsTo(), server.host(), authority, option);
    }
}
