package dev.predeploy.staging.tls;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Transcript;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks over plain HTTP, and expects to be sent to https. */
final class Redirect {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpProbe probe;
    private final URI plain;
    private final Duration within;
    private final Transcript transcript;

    Redirect(HttpProbe probe, Terms terms, Transcript transcript) {
        this.probe = probe;
        this.plain = URI.create("http://%s:%d/"
                .formatted(terms.url().getHost(), terms.redirectsFrom().orElseThrow()));
        this.within = terms.within();
        this.transcript = transcript;
    }

    Optional<Finding> finding() throws InterruptedException {
        Question question = new Question(plain, Map.of(), within, false);
        Reply reply = probe.ask(question);
        transcript.add(probe.command(question), reply);
        return isToHttps(reply)
                ? Optional.empty()
                : Optional.of(Finding.of("plain HTTP does not lead to https")
                        .rule("tls-redirect")
                        .expected("a redirect to https of the same host")
                        .actual(seen(reply))
                        .at(Place.url(plain))
                        .fix("let the proxy answer plain HTTP with 308 and the same URL with https"));
    }

    private boolean isToHttps(Reply reply) {
        return reply instanceof Answer answer
                && REDIRECTS.contains(answer.status())
                && answer.header("Location").filter(this::isHereByHttps).isPresent();
    }

    private boolean isHereByHttps(String location) {
        try {
            URI target = plain.resolve(location.strip());
            return "https".equalsIgnoreCase(target.getScheme())
                    && plain.getHost().equalsIgnoreCase(target.getHost());
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static String seen(Reply reply) {
        if (reply instanceof Answer answer) {
            return answer.status()
                    + answer.header("Location")
                            .map(location -> " to " + location)
                            .orElse("");
        }
        return "no answer: " + reply.brief();
    }
}
