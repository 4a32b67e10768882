package dev.predeploy.integration;

import dev.predeploy.integration.locks.Judgement;
import dev.predeploy.integration.locks.LockTable;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that no statement of the pending migrations would make the users of a busy database wait. */
class LocksCheck {
    /** What the kind {@code runner} tells, too. */
    private static final Set<String> INVALID = Set.of("invalid-index", "invalid-constraint");

    @CheckEach(work = Work.DATABASE, title = "{name} locks")
    void measure(Locks entry, CheckId id, Session session, Evidence evidence) throws Exception {
        StackDatabase databases = session.get(StackDatabase.class);
        String set = databases.migrationsOf(entry.migrations(), id);
        databases.migrated(set).neededFrom("integration/migrations/" + set);
        evidence.step("brought to what is live");
        Live live = entry.live().orElseGet(Live::allButTheNewest);
        databases.code(live).warn(evidence);
        LockRehearsal rehearsal = new LockRehearsal(
                databases,
                databases.migrators().of(databases.entry(set)),
                databases.needLive(set, live).template());
        LockRehearsal.Pending pending = rehearsal.pending();
        ProductionSizes production = new ProductionSizes(session, entry);
        Sizes sizes = production.read().of(pending.tables());
        evidence.step("applied and observed");
        LockRehearsal.Observation observation = rehearsal.observe(sizes);
        observation.failure().ifPresent(failed -> databases.history(set, live).leave("locks", failed));
        evidence.keep("locks.md", new LockTable(sizes, observation.empty()).text(observation.trace()));
        List<Finding> findings =
                new ArrayList<>(new Judgement(sizes, observation.empty()).findings(observation.trace()));
        if (databases.section().isRun(set)) {
            findings.removeIf(finding -> INVALID.contains(finding.rule().orElse("")));
        }
        production.unused(List.of(pending.tables(), observation.tables())).forEach(evidence::warn);
        new Allowances(entry.allow(), pending.steps()).tell(findings, observation.failure(), evidence);
    }
}
