package dev.predeploy.staging.prometheus;

import dev.predeploy.kit.yaml.Doc;
import java.time.Duration;
import java.util.Optional;

/**
 * What must be true of every target of a job.
 *
 * @param path where it is scraped
 * @param scrapedWithin how long ago that may be
 */
public record Target(
        @Doc("The path at which it must be scraped.") Optional<String> path,

        @Doc("How long ago the last scrape may be, by the server's clock.")
        Optional<Duration> scrapedWithin) {}
