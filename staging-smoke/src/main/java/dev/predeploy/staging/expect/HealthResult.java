package dev.predeploy.staging.expect;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of asking for health.
 *
 * @param findings what the last answer lacked; nothing if it was as expected
 * @param requests how often it was asked
 * @param waited for how long
 * @param transcript what was seen
 */
public record HealthResult(List<Finding> findings, int requests, Duration waited, String transcript) {
    /** Copies the findings. */
    public HealthResult {
        findings = List.copyOf(findings);
    }

    /** Says whether the last answer was as expected. */
    public boolean isHealthy() {
        return findings.isEmpty();
    }

    /** Returns the findings behind others that explain them. */
    public List<Finding> findings(List<Finding> causes) {
        return Stream.concat(causes.stream(), findings.stream()).toList();
    }

    /**
     * Refuses what is not as expected.
     *
     * @throws CheckFailed with the findings, if there are any
     */
    public void requireHealthy() {
        if (!isHealthy()) {
            String more = findings.size() == 1 ? "" : " and " + (findings.size() - 1) + " more";
            throw new CheckFailed(
                    "%s%s (asked %s in %s)"
                            .formatted(
                                    findings.get(0).what(), more, History.times(requests), Transcript.seconds(waited)),
                    findings);
        }
    }
}
