package dev.predeploy.quality;

import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.quality.tool.Examined;
import dev.predeploy.quality.tool.Job;
import java.io.IOException;
import java.util.Optional;

/**
 * What an entry accepts for now.
 *
 * @param baseline the file of such findings
 */
public record AcceptedFindings(
        @Doc("The file of findings that are accepted for now, relative to the stack file: only others fail the check.")
        Optional<String> baseline) {

    /** Refuses a baseline that lies elsewhere. */
    public AcceptedFindings {
        if (baseline.filter(FilePatterns::leavesItsFolder).isPresent()) {
            throw new InvalidEntry("baseline", "it leads out of the stack's folder", "keep it below the stack file");
        }
    }

    /** Returns what a tool found beyond them; without a baseline, all of it. */
    Examined leftOf(Examined examined, Job job, Severity failsOn) throws IOException {
        return baseline.isPresent() ? new NewFindings(job, failsOn).beyond(baseline.get(), examined) : examined;
    }
}
