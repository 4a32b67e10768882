package dev.predeploy.integration.rollback;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes each of the newest migrations forward, back, and forward again, on a database with rows in it. */
public final class Rehearsal {
    private final Migrator migrator;
    private final Database database;
    private final Terms terms;
    private final InstantSource clock;
    private final Losses losses;
    private final StringBuilder transcript = new StringBuilder();
    private Duration taken = Duration.ZERO;

    /**
     * Prepares.
     *
     * @param migrator applies and takes back
     * @param database a database before the migrations
     * @param terms what is asked
     * @param clock tells how long the way back takes
     */
    public Rehearsal(Migrator migrator, Database database, Terms terms, InstantSource clock) {
        this.migrator = migrator;
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.losses = new Losses(terms.loses());
    }

    /**
     * Takes each step forward, back and forward again.
     *
     * @throws CheckNotRun if a step does not apply to the rows, which is not the way back's fault
     * @throws CheckFailed if one cannot be taken back at all
     */
    public List<Finding> run(List<Step> steps) throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (Step step : steps) {
            fill();
            findings.addAll(rehearse(step));
        }
        if (taken.compareTo(terms.within()) > 0) {
            findings.add(Finding.of("the way back takes too long")
                    .rule("too-slow")
                    .expected("at most " + words(terms.within()))
                    .actual(words(taken) + ", on a database that is all but empty")
                    .fix("Do less on the way back, or allow more by `within`."));
        }
        return findings;
    }

    /** Returns what was accepted by `loses` but is not lost. */
    public List<String> unmet() {
        return losses.unmet();
    }

    /** Returns each step with its times and what came of it, for the evidence. */
    public String transcript() {
        return transcript.toString();
    }

    private List<Finding> rehearse(Step step) throws Exception {
        State before = State.of(database);
        Duration forward = forward(step);
        State after = State.of(database);
        fill();
        Instant start = clock.instant();
        Applied back = back(step);
        Duration backward = Duration.between(start, clock.instant());
        taken = taken.plus(backward);
        Place place = back.migrations().stream()
                .map(Applied.Migration::place)
                .findFirst()
                .orElse(step.place());
        List<Finding> findings = new ArrayList<>(losses.back(step.name(), before, State.of(database), place));
        Duration again = again(step, place, findings);
        if (findings.isEmpty()) { // else the second way forward differs for a cause that is told
            findings.addAll(losses.forward(step.name(), after, State.of(database), place));
        }
        tell(step, List.of(forward, backward, again), findings);
        return findings;
    }

    private void fill() throws SQLException {
        Rows.fill(database, terms.rows());
    }

    private Duration forward(Step step) throws Exception {
        Instant start = clock.instant();
        try {
            migrator.apply(database, step);
        } catch (CheckFailed refused) {
            throw new CheckNotRun(
                    step.name() + " does not apply to a database with rows in it: " + refused.getMessage(),
                    "Declare `upgrade` for these migrations: that check is about this.");
        }
        return Duration.between(start, clock.instant());
    }

    private Applied back(Step step) throws Exception {
        try {
            return migrator.takeBack(database, step);
        } catch (CheckFailed failed) {
            transcript.append("%s: no way back: %s%n".formatted(step.name(), failed.getMessage()));
            throw failed;
        }
    }

    private Duration again(Step step, Place place, List<Finding> findings) throws Exception {
        Instant start = clock.instant();
        try {
            migrator.apply(database, step);
        } catch (CheckFailed refused) {
            if (findings.isEmpty()) {
                Finding first = refused.findings().get(0);
                findings.add(Finding.of(step.name() + " does not apply again after the way back: " + first.what())
                        .rule("not-repeatable")
                        .expected("forward, back and forward again")
                        .actual(first.line())
                        .fix("Let the way back undo all that the migration does.")
                        .at(place));
            }
            throw new CheckFailed(findings.get(0).what(), findings);
        }
        return Duration.between(start, clock.instant());
    }

    private void tell(Step step, List<Duration> times, List<Finding> findings) {
        transcript.append("%s: forward %s, back %s, forward again %s%n"
                .formatted(step.name(), words(times.get(0)), words(times.get(1)), words(times.get(2))));
        findings.forEach(
                finding -> transcript.append("    ").append(finding.what()).append(System.lineSeparator()));
    }

    private static String words(Duration time) {
        return time.toMillis() + " ms";
    }
}
