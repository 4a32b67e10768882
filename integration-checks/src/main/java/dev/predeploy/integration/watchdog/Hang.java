package dev.predeploy.integration.watchdog;

import dev.predeploy.integration.watchdog.Patience.Waiting;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.Locale;

/**
 * A statement that would have waited for ever.
 *
 * @param waiting who waited for whom
 * @param lock what for
 */
record Hang(Waiting waiting, Locked lock) {

    Finding finding(Place place) {
        return Finding.of(waiting.waiter().shown() + " waits for ever for a transaction of the tool itself")
                .rule("waits-for-itself")
                .at(place)
                .expected("it ends, as nobody else uses this database")
                .actual(sentence())
                .fix(fix());
    }

    private String sentence() {
        return "it waited for %s on %s, for a session that is %s%s; the last statement of that one: %s"
                .formatted(
                        lock.mode(),
                        lock.target(),
                        waiting.holder().state(),
                        lock.byFlyway() ? " and holds Flyway's own lock" : "",
                        waiting.holder().shown());
    }

    private String fix() {
        if (lock.byFlyway()) {
            return "Flyway's own lock keeps that transaction open. Set `flyway.postgresql.transactional.lock=false` where"
                    + " Flyway runs (in Spring Boot `spring.flyway.postgresql.transactional-lock=false`), and say so here:"
                    + " `settings: {postgresql.transactional.lock: false}`.";
        }
        if (waiting.waiter().statement().toUpperCase(Locale.ROOT).contains("CONCURRENTLY")) {
            return "Commit what the other session began before this statement, and run this one outside a transaction.";
        }
        return "Commit what the other session began before this statement, or let one session do both.";
    }
}
