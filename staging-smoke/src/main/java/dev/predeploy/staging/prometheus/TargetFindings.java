package dev.predeploy.staging.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.api.Clock;
import dev.predeploy.staging.http.Transcript;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges a job's targets as {@code /api/v1/targets} tells of them.
 *
 * @param job the job
 * @param wanted what must be true of each
 * @param clock the server's clock when it told
 * @param place where it was asked
 */
record TargetFindings(String job, Target wanted, Clock clock, Place place) {
    private static final int SHOWN = 20;

    List<Finding> in(List<JsonNode> active) {
        List<JsonNode> ours = active.stream()
                .filter(target -> target.path("labels").path("job").asText().equals(job)
                        || target.path("scrapePool").asText().equals(job))
                .toList();
        if (ours.isEmpty()) {
            return List.of(missing(active));
        }
        return ours.stream().flatMap(target -> of(target).stream()).toList();
    }

    private Finding missing(List<JsonNode> active) {
        String jobs = active.stream()
                .map(target -> target.path("labels").path("job").asText())
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return finding("the job " + job + " has no target", "target-missing")
                .expected("a target of the job " + job)
                .actual(jobs.isEmpty() ? "no target of any job" : "targets of " + jobs)
                .fix("add it to `scrape_configs`, or see why its discovery finds nothing");
    }

    private List<Finding> of(JsonNode target) {
        List<Finding> findings = new ArrayList<>();
        String url = target.path("scrapeUrl").asText();
        wanted.path()
                .filter(path -> !path.equals(pathOf(url)))
                .map(path -> finding(job + " is scraped at " + pathOf(url), "target-path")
                        .expected(path)
                        .actual(url)
                        .fix("set its `metrics_path`"))
                .ifPresent(findings::add);
        down(target, url).or(() -> stale(target, url)).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> down(JsonNode target, String url) {
        String health = target.path("health").asText();
        if (health.equals("up")) {
            return Optional.empty();
        }
        String error = target.path("lastError").asText();
        return Optional.of(
                health.equals("down")
                        ? finding(job + " is down: " + error, "target-down")
                                .expected(url + " is up")
                                .actual(error)
                                .fix("see that it answers there from where Prometheus runs")
                        : finding(job + " was not scraped yet", "target-unknown")
                                .expected(url + " is up")
                                .actual(health)
                                .fix("wait for a scrape interval, or allow more time with `within`"));
    }

    private Optional<Finding> stale(JsonNode target, String url) {
        Optional<Duration> most = wanted.scrapedWithin();
        if (most.isEmpty()) {
            return Optional.empty();
        }
        String text = target.path("lastScrape").asText();
        Optional<Instant> last = read(text);
        if (last.isPresent() && clock.age(last.get()).compareTo(most.get()) <= 0) {
            return Optional.empty();
        }
        String age =
                last.map(then -> Transcript.seconds(clock.age(then)) + " ago").orElse("at no time");
        return Optional.of(finding(job + " was last scraped " + age, "scrape-stale")
                .expected("within " + Transcript.seconds(most.get()))
                .actual("lastScrape " + text + ", while " + (clock.isTheirs() ? "the server's" : "our") + " clock says "
                        + clock.now() + " (" + url + ")")
                .fix("see that Prometheus is not overloaded, and that its `scrape_interval` is shorter"));
    }

    private static Optional<Instant> read(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(instant); // the year 1: never
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String pathOf(String url) {
        try {
            return String.valueOf(URI.create(url).getPath());
        } catch (IllegalArgumentException none) {
            return url;
        }
    }

    private Finding finding(String what, String rule) {
        return Finding.of(what).rule(rule).at(place);
    }
}
