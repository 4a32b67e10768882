package dev.predeploy.staging.tls;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;

/**
 * Judges the certificates that a server sends. Their dates are looked at here, too: who trusts a certificate by itself is not
 * told by Java when it is over.
 */
final class ChainFindings {
    private static final String TRUSTED = "a chain of certificates to an authority that is trusted";

    private final Terms terms;
    private final String host;
    private final Instant now;

    ChainFindings(Terms terms, String host, Instant now) {
        this.terms = terms;
        this.host = host;
        this.now = now;
    }

    List<Finding> of(Handshake handshake) {
        List<Finding> findings = new ArrayList<>();
        handshake.chain().forEach(certificate -> date(certificate).ifPresent(findings::add));
        handshake.distrust().flatMap(why -> distrust(why, handshake.chain())).ifPresent(findings::add);
        handshake.chain().stream().findFirst().flatMap(this::otherHost).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> date(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String name = Subject.of(certificate);
        if (now.isBefore(from)) {
            return Optional.of(finding("tls-not-yet-valid", "the certificate is not valid yet: " + name)
                    .expected("valid now, " + now)
                    .actual("valid from " + from + ", in " + words(Duration.between(now, from)))
                    .fix("correct the clock of whoever issued it, or of this machine, or wait"));
        }
        if (now.isAfter(until)) {
            return Optional.of(finding("tls-expired", "the certificate has expired: " + name)
                    .expected("valid now, " + now)
                    .actual("valid until " + until + ", " + words(Duration.between(until, now)) + " ago")
                    .fix("renew it, and see why that was not done by itself"));
        }
        long days = Duration.between(now, until).toDays();
        return days >= terms.daysLeft()
                ? Optional.empty()
                : Optional.of(finding("tls-days-left", "the certificate soon expires: " + name)
                        .expected("at least " + terms.daysLeft() + " days left")
                        .actual(words(Duration.between(now, until)) + " left, until " + until)
                        .fix("renew it, and see why that was not done by itself"));
    }

    private Optional<Finding> distrust(CertificateException why, List<X509Certificate> chain) {
        if (has(why, BasicReason.EXPIRED) || has(why, BasicReason.NOT_YET_VALID)) {
            return Optional.empty(); // told with its dates
        }
        boolean otherKey = has(why, BasicReason.INVALID_SIGNATURE);
        return Optional.of(
                otherKey || causes(why).anyMatch(CertPathBuilderException.class::isInstance)
                        ? unknownAuthority(chain, otherKey ? ", with another key" : "")
                        : finding("tls-chain", "the chain of certificates is not valid")
                                .expected(TRUSTED)
                                .actual(deepest(why))
                                .fix("have the certificate issued anew"));
    }

    private Finding unknownAuthority(List<X509Certificate> chain, String key) {
        X509Certificate last = chain.get(chain.size() - 1);
        String issuer = last.getIssuerX500Principal().getName();
        boolean itself = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        return finding("tls-authority", "the certificate is of an unknown authority")
                .expected(TRUSTED)
                .actual("%d %s, the last issued by %s%s"
                        .formatted(
                                chain.size(),
                                chain.size() == 1 ? "certificate" : "certificates",
                                itself ? "itself: " + issuer : issuer,
                                key))
                .fix(
                        itself
                                ? "name its authority under `staging.trust`, or let a known one issue it"
                                : "let the server send the certificates in between too, or name its authority under `staging.trust`");
    }

    private Optional<Finding> otherHost(X509Certificate own) {
        try {
            new DefaultHostnameVerifier().verify(host, own);
            return Optional.empty();
        } catch (SSLException other) {
            return Optional.of(finding("tls-host", "the certificate is for another host")
                    .expected("a certificate for " + host)
                    .actual("one for " + Subject.names(own))
                    .fix("have it issued for this name too, or let the proxy present the one that is"));
        }
    }

    private Finding finding(String rule, String what) {
        return Finding.of(what).rule(rule).at(Place.url(terms.url()));
    }

    private static boolean has(CertificateException why, BasicReason reason) {
        return causes(why)
                .anyMatch(cause -> cause instanceof CertPathValidatorException path && path.getReason() == reason);
    }

    private static String deepest(CertificateException why) {
        return causes(why)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((one, next) -> next)
                .orElse("refused");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static String words(Duration time) {
        return time.toDays() > 1 ? time.toDays() + " days" : time.toHours() + " hours";
    }
}
