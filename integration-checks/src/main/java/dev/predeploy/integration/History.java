package dev.predeploy.integration;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.stack.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leaves it to one check to tell what a tool refuses because of what is applied already, though several meet it.
 *
 * @param section what the stack file says
 * @param set the name of the set of migrations
 * @param live what is applied already
 */
record History(Integration section, String set, Live live) {
    private static final Set<String> RULES =
            Set.of("edited-migration", "missing-migration", "out-of-order", "validate");

    /**
     * Applies what is pending.
     *
     * @param kind the kind of the check that asks
     * @throws CheckNotRun naming the check that tells, if that is another one
     */
    <T> T over(String kind, Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (CheckFailed failed) {
            leave(kind, failed);
            throw failed;
        }
    }

    /**
     * Does nothing if a failure has another cause, or if nobody else tells.
     *
     * @param kind the kind of the check that has failed
     * @throws CheckNotRun naming the check that tells, if that is another one
     */
    void leave(String kind, CheckFailed failed) {
        boolean isOfHistory = failed.findings().stream()
                .anyMatch(finding -> RULES.contains(finding.rule().orElse("")));
        Optional<String> other = teller().filter(id -> !id.startsWith("integration/" + kind + "/"));
        if (isOfHistory && other.isPresent()) {
            CheckNotRun blocked = CheckNotRun.blockedBy(other.get());
            blocked.initCause(failed);
            throw blocked;
        }
    }

    /** The first of those that meet it. */
    private Optional<String> teller() {
        boolean isSince = live.ref().isPresent()
                && Optional.ofNullable(section.migrations().get(set))
                        .filter(entry -> entry.options().skip().isEmpty())
                        .flatMap(entry -> entry.flyway().since())
                        .equals(live.ref());
        return Stream.of(
                        isSince ? Stream.of("integration/migrations/" + set) : Stream.<String>empty(),
                        ids(
                                "runner",
                                section.runner(),
                                Runner::migrations,
                                each -> each.live().equals(Optional.of(live))),
                        ids("upgrade", section.upgrade(), Upgrade::migrations, each -> isLive(each.live())),
                        ids("locks", section.locks(), Locks::migrations, each -> isLive(each.live())))
                .flatMap(ids -> ids)
                .findFirst();
    }

    private boolean isLive(Optional<Live> said) {
        return said.orElseGet(Live::allButTheNewest).equals(live);
    }

    private <T extends Entry> Stream<String> ids(
            String kind, Map<String, T> entries, Function<T, Optional<String>> migrations, Predicate<T> isAlike) {
        return section.about(set, entries, migrations)
                .filter(each -> isAlike.test(each.getValue()))
                .map(each -> "integration/" + kind + "/" + each.getKey());
    }
}
