package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells of hazards: those that somebody takes, and the lesser ones, are warnings.
 *
 * @param allowed the migrations whose hazards are known and taken
 * @param steps the migrations that are pending
 */
record Allowances(List<Locks.Allowed> allowed, List<Step> steps) {

    /** Fails the check on what nobody allowed, or on why it ended before its time. */
    void tell(List<Finding> findings, Optional<CheckFailed> failure, Evidence evidence) {
        List<Finding> errors = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Locks.Allowed> allowance = allowed.stream()
                    .filter(each -> isNamed(finding.place(), each.file()))
                    .findFirst();
            if (allowance.isPresent()) {
                evidence.warn(finding.fix(allowance.get().because().orElse("Allowed by the stack file.")));
            } else if (finding.severity() == Severity.ERROR) {
                errors.add(finding);
            } else {
                evidence.warn(finding);
            }
        }
        unused().forEach(evidence::warn);
        CheckFailed.on(Stream.concat(errors.stream(), failure.stream().flatMap(refused -> refused.findings().stream()))
                .toList());
    }

    private List<Finding> unused() {
        return allowed.stream()
                .filter(each -> steps.stream()
                        .noneMatch(step -> step.name().equals(each.file()) || isNamed(step.place(), each.file())))
                .map(each -> Finding.of("`allow` names %s, which is not pending".formatted(each.file()))
                        .rule("unused-allowance")
                        .fix("Remove it from `allow` once it is deployed, or correct its name."))
                .toList();
    }

    private static boolean isNamed(Place place, String file) {
        return place instanceof Place.InFile in
                && (in.file().equals(file) || in.file().endsWith("/" + file));
    }
}
