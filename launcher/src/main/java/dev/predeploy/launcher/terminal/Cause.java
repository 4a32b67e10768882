package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reason why checks of a run did not pass, told once.
 *
 * @param check the check that tells it
 * @param sameFor other checks that came to the same outcome for the same reason and findings
 * @param blocked the checks that were not run because of it
 */
public record Cause(CheckResult check, List<CheckId> sameFor, List<CheckId> blocked) {
    /** Keeps copies of the lists. */
    public Cause {
        sameFor = List.copyOf(sameFor);
        blocked = List.copyOf(blocked);
    }

    private record Sameness(Outcome outcome, boolean required, String reason, List<Finding> findings) {
        static Sameness of(CheckResult check) {
            return new Sameness(
                    check.outcome(),
                    check.required(),
                    check.account().reason(),
                    check.account().findings());
        }
    }

    /**
     * Finds the causes among checks, the one to look at first coming first: required before not required, then those
     * that block the most, then failed before broken before not-run.
     */
    public static List<Cause> of(Collection<CheckResult> checks) {
        Map<CheckId, CheckResult> bad = new LinkedHashMap<>();
        checks.stream().filter(Cause::isBad).forEach(check -> bad.put(check.id(), check));
        Map<Sameness, List<CheckResult>> roots = new LinkedHashMap<>();
        Map<CheckId, List<CheckId>> blocked = new LinkedHashMap<>();
        for (CheckResult check : bad.values()) {
            CheckResult root = root(check, bad);
            if (root.id().equals(check.id())) {
                roots.computeIfAbsent(Sameness.of(check), key -> new ArrayList<>())
                        .add(check);
            } else {
                blocked.computeIfAbsent(root.id(), key -> new ArrayList<>()).add(check.id());
            }
        }
        return roots.values().stream()
                .map(same -> of(same, blocked))
                .sorted(ORDER)
                .toList();
    }

    private static final Comparator<Cause> ORDER = Comparator.comparing(
                    (Cause cause) -> !cause.check().required())
            .thenComparing(cause -> -cause.blocked().size())
            .thenComparing(cause -> cause.check().outcome());

    private static Cause of(List<CheckResult> same, Map<CheckId, List<CheckId>> blocked) {
        List<CheckId> ids = same.stream().map(CheckResult::id).toList();
        List<CheckId> all = ids.stream()
                .flatMap(id -> blocked.getOrDefault(id, List.of()).stream())
                .collect(Collectors.toList());
        return new Cause(same.get(0), ids.subList(1, ids.size()), all);
    }

    private static CheckResult root(CheckResult check, Map<CheckId, CheckResult> bad) {
        Set<CheckId> seen = new HashSet<>();
        CheckResult at = check;
        while (seen.add(at.id())) {
            CheckResult next = at.account().blockedBy().map(bad::get).orElse(null);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return check;
    }

    private static boolean isBad(CheckResult check) {
        return check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED;
    }
}
