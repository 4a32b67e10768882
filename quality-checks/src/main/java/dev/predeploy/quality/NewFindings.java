package dev.predeploy.quality;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.quality.baseline.Baseline;
import dev.predeploy.quality.baseline.Comparison;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.tool.Examined;
import dev.predeploy.quality.tool.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Leaves to the weighing what the baseline of an entry does not accept. */
final class NewFindings {
    private static final String EVIDENCE = "baseline.tsv";
    private static final int MOST_WARNINGS = 50;

    private final Job job;
    private final Severity failsOn;

    NewFindings(Job job, Severity failsOn) {
        this.job = job;
        this.failsOn = failsOn;
    }

    /** Returns what a tool found, without what the named baseline accepts; keeps as evidence what would accept all. */
    Examined beyond(String name, Examined examined) throws IOException {
        Session session = job.bench().session();
        Path folder = session.stack().folder();
        Report report = examined.report();
        List<Finding> heavy = report.atLeast(failsOn);
        if (heavy.size() < report.countAtLeast(failsOn)) {
            throw job.broken(
                    examined.finished(),
                    "%s finds more than a baseline can be compared with: %,d"
                            .formatted(job.shown(), report.countAtLeast(failsOn)));
        }
        Baseline baseline = Baseline.read(folder, name, session.get(Redactor.class)::clean);
        Evidence evidence = job.bench().evidence();
        evidence.keep(EVIDENCE, baseline.accepting(heavy));
        if (!Files.exists(folder.resolve(name))) {
            evidence.warn(Finding.of("there is no baseline yet, so nothing is accepted")
                    .at(Place.file(name))
                    .fix("To accept what is found today, copy `%s` there from the evidence of this check."
                            .formatted(EVIDENCE)));
        }
        Comparison compared = baseline.compare(heavy);
        if (didItsWork(examined)) {
            compared.outdated().stream().limit(MOST_WARNINGS).forEach(evidence::warn);
        }
        return examined.with(report.onlyNew(failsOn, compared.fresh(), compared.count()));
    }

    /** Of what a tool did not look at, nothing can be said. */
    private static boolean didItsWork(Examined examined) {
        Report report = examined.report();
        boolean explained = examined.exitCode() == 0 || report.countAtLeast(Severity.NOTE) > 0;
        boolean lookedAtSomething = !examined.saysNothing() && report.files().orElse(1) > 0;
        return explained && lookedAtSomething && report.faults().isEmpty();
    }
}
