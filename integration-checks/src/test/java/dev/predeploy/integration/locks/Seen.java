package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Statement;
import dev.predeploy.integration.trace.Transaction;
import dev.predeploy.kit.finding.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Statements that were observed, as a test says. */
final class Seen {
    static final Relation ORDERS =
            new Relation("public.orders", Relation.Kind.TABLE, Optional.empty(), Optional.of("public.orders"));
    static final Relation EVENTS = new Relation(
            "public.events", Relation.Kind.PARTITIONED_TABLE, Optional.empty(), Optional.of("public.events"));

    private Seen() {}

    static Observed statement(String text, List<Lock> taken, List<Effect> effects) {
        Place place = Place.file("V2.sql", 3);
        return new Observed(
                new Statement(text, Optional.of(new Source("V2.sql", Place.file("V2.sql"))), place),
                new Transaction(1, Transaction.Bounds.TOOL),
                taken,
                List.of(),
                effects,
                new Observed.Timeouts(Duration.ZERO, Duration.ZERO),
                Optional.empty());
    }

    static Observed outsideTransaction(String text, List<Effect> effects) {
        Observed seen = statement(text, List.of(), effects);
        return new Observed(
                seen.statement(),
                new Transaction(1, Transaction.Bounds.NONE),
                List.of(),
                List.of(),
                effects,
                seen.timeouts(),
                Optional.empty());
    }

    static Lock lock(Relation relation, LockMode mode) {
        return new Lock(relation, mode);
    }

    static Hazard hazard(Hazard.Rule rule, String text, Lock... locks) {
        Observed observed = statement(text, List.of(locks), List.of());
        return Hazard.of(rule, observed, List.of(locks)).with(new Work(Work.Sort.READ, ORDERS, 100));
    }
}
