package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes each of the newest migrations forward, back, and forward again, on a database with rows in it. */
public final class Rehearsal {
    private final Migrator migrator;
    private final Database database;
    private final Terms terms;
    private final InstantSource clock;
    private final Losses losses;
    private final List<Finding> findings = new ArrayList<>();
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
     * Takes each step forward, back and forward again, up to one after which the next has nothing to begin from.
     *
     * @return what went wrong up to there
     * @throws CheckNotRun if a step cannot be tried, and nothing went wrong before it
     */
    public List<Finding> run(List<Step> steps) throws Exception {
        try {
            for (Step step : steps) {
                if (!comesThrough(step)) {
                    break;
                }
            }
        } catch (CheckNotRun untried) {
            if (findings.isEmpty()) {
                throw untried;
            }
            transcript.append("%nnot tried: %s".formatted(untried.reason()));
        }
        if (taken.compareTo(terms.within()) > 0) {
            findings.add(Finding.of("the way back takes too long")
                    .rule("too-slow")
                    .expected("at most " + words(terms.within()))
                    .actual(words(taken) + ", on a database that is all but empty")
                    .fix("Do less on the way back, or allow more by `within`."));
        }
        return List.copyOf(findings);
    }

    /** Returns what was accepted by `loses` but is not lost. */
    public List<String> unmet() {
        return losses.unmet();
    }

    /** Returns each step with its times and what came of it, for the evidence. */
    public String transcript() {
        return transcript.toString().strip() + System.lineSeparator();
    }

    private boolean comesThrough(Step step) throws Exception {
        Rows.fill(database, terms.rows());
        State before = state();
        forward(step);
        Catalog after = schema();
        Rows.fill(database, terms.rows(), table -> !before.tables().had(table.oid(), table.name()));
        Optional<Place> wayBack = back(step);
        if (wayBack.isEmpty()) {
            return false;
        }
        List<Finding> lost = losses.back(step.name(), before, state());
        Optional<Finding> refused = again(step);
        note(lost, wayBack.get());
        if (lost.isEmpty()) { // else what follows has a cause that is told
            List<Finding> unlike =
                    refused.isPresent() ? List.of(refused.get()) : Losses.forward(step.name(), after, schema());
            note(unlike, wayBack.get());
        }
        return refused.isEmpty();
    }

    private State state() throws SQLException {
        try (Connection connection = database.connect()) {
            return State.of(connection);
        }
    }

    private Catalog schema() throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.schema(connection);
        }
    }

    private void forward(Step step) throws Exception {
        Instant start = clock.instant();
        try {
            migrator.apply(database, step);
        } catch (CheckFailed refused) {
            transcript.append("%n%s: forward, refused: %s".formatted(step.name(), refused.reason()));
            throw new CheckNotRun(
                    step.name() + " does not apply to what is before it: " + refused.reason(),
                    "See what `upgrade` says of these migrations, which is about this; declare it where it is not.");
        }
        transcript.append("%n%s: forward %s".formatted(step.name(), words(since(start))));
    }

    /** Returns where the way back is, if it comes to its end. */
    private Optional<Place> back(Step step) throws Exception {
        Instant start = clock.instant();
        try {
            Applied back = migrator.takeBack(database, step);
            Duration took = since(start);
            taken = taken.plus(took);
            transcript.append(", back ").append(words(took));
            return back.migrations().stream()
                    .map(Applied.Migration::place)
                    .findFirst()
                    .or(() -> Optional.of(step.place()));
        } catch (CheckFailed refused) {
            transcript.append(", and not back");
            note(refused.findings(), Place.nowhere());
            return Optional.empty();
        }
    }

    /** Returns why the step does not apply once more, if it does not. */
    private Optional<Finding> again(Step step) throws Exception {
        Instant start = clock.instant();
        try {
            migrator.apply(database, step);
            transcript.append(", forward again ").append(words(since(start)));
            return Optional.empty();
        } catch (CheckFailed refused) {
            transcript.append(", and not forward again");
            return Optional.of(
                    new LossWords(step.name()).refused(refused.findings().get(0)));
        }
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    /** Keeps what was found, at a place unless it has one. */
    private void note(List<Finding> found, Place place) {
        for (Finding finding : found) {
            findings.add(finding.place() instanceof Place.Nowhere ? finding.at(place) : finding);
            transcript.append("%n    %s".formatted(finding.what()));
        }
    }

    private static String words(Duration time) {
        return time.toMillis() + " ms";
    }
}
