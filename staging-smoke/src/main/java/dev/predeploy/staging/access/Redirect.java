package dev.predeploy.staging.access;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.http.Curl;
import dev.predeploy.staging.http.Question;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a service sends somebody.
 *
 * @param from the URL that was asked
 * @param location what the header says
 */
record Redirect(URI from, String location) {
    /** Returns the URL that it leads to, if it is one that can be asked. */
    Optional<URI> target() {
        try {
            return Optional.of(from.resolve(location.strip())).filter(Question::isAskable);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong if the URL itself holds the password, or a user before the host. */
    Optional<Finding> leak(Credentials credentials) {
        boolean holdsUser = target().map(URI::getRawUserInfo).isPresent();
        return holdsUser || holds(credentials.password())
                ? Optional.of(Finding.of("the redirect carries the credentials in its URL")
                        .rule("access-leak")
                        .expected("a Location without credentials")
                        .actual("a Location that holds the "
                                + (holdsUser ? "user" : "password")
                                + target().map(url -> ", at " + Question.origin(url))
                                        .orElse(""))
                        .fix("let the service redirect to a path; URLs end up in logs and in the history of browsers"))
                : Optional.empty();
    }

    private boolean holds(String password) {
        try {
            return location.contains(password)
                    || URLDecoder.decode(location, StandardCharsets.UTF_8).contains(password);
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    /** Returns what is wrong if it leads away from where the credentials were meant for. */
    Optional<Finding> elsewhere() {
        return target().filter(this::staysHere).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Finding.of("redirects to another host")
                                .rule("access-redirect")
                                .expected("an answer, or a redirect, at " + Question.origin(from))
                                .actual("Location: " + shown())
                                .fix(
                                        "let it answer here: a client that follows might send the credentials there; Predeploy did not"));
    }

    /** From plain HTTP to https of the same host is no other place. */
    private boolean staysHere(URI target) {
        boolean upgraded = from.getScheme().equalsIgnoreCase("http")
                && target.getScheme().equalsIgnoreCase("https")
                && target.getHost().equalsIgnoreCase(from.getHost());
        return upgraded || Question.origin(target).equals(Question.origin(from));
    }

    String shown() {
        return target().map(Curl::masked).orElse(location);
    }
}
