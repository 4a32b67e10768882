package dev.predeploy.staging.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down whose a certificate is. */
final class Subject {
    private static final int MOST_NAMES = 10;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private Subject() {}

    /** Returns its distinguished name, or the names that it is for where it has none. */
    static String of(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.isEmpty() ? names(certificate) : name;
    }

    /** Returns the names and addresses that it is for. */
    static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? certificate.getSubjectX500Principal().getName()
                    : all.stream()
                            .filter(entry ->
                                    entry.get(0).equals(DNS) || entry.get(0).equals(ADDRESS))
                            .map(entry -> String.valueOf(entry.get(1)))
                            .limit(MOST_NAMES)
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException unreadable) {
            return "names that cannot be read";
        }
    }
}
