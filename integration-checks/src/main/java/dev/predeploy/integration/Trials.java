package dev.predeploy.integration;

import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.integration.command.Host;
import dev.predeploy.integration.compatibility.Culprits;
import dev.predeploy.integration.compatibility.Objection;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Tries commands of the live version on the schema that is live, and if they succeed there, on the migrated one. */
final class Trials {
    private final String version;
    private final DatabaseServer server;
    private final Host host;
    private final Callable<Culprits> culprits;
    private final List<Finding> incompatible = new ArrayList<>();
    private final List<Finding> unproven = new ArrayList<>();
    private int number;

    /**
     * Prepares to try.
     *
     * @param version the live version in words
     * @param server makes copies of databases
     * @param host runs the live version's commands
     * @param culprits knows the pending migrations
     */
    Trials(String version, DatabaseServer server, Host host, Callable<Culprits> culprits) {
        this.version = version;
        this.server = server;
        this.host = host;
        this.culprits = culprits;
    }

    void run(DatabaseCommand command, Template live, Template migrated, Evidence evidence) throws Exception {
        number++;
        DatabaseCommand.Output before = server.withCopy(live, copy -> command.run(host, copy));
        evidence.keep(number + "-live.log", before.transcript());
        if (before.exitCode() != 0) {
            unproven.add(unproven(command, before));
            return;
        }
        DatabaseCommand.Output after = server.withCopy(migrated, copy -> command.run(host, copy));
        evidence.keep(number + "-migrated.log", after.transcript());
        if (after.exitCode() != 0) {
            judge(new Failure(command, before, after), live, migrated, evidence);
        }
    }

    /** What a command said where it succeeded, and where it failed. */
    private record Failure(DatabaseCommand command, DatabaseCommand.Output before, DatabaseCommand.Output after) {}

    /** A failure is the migrations' doing if it comes again there, and what is live still lets the command succeed. */
    private void judge(Failure failure, Template live, Template migrated, Evidence evidence) throws Exception {
        DatabaseCommand command = failure.command();
        DatabaseCommand.Output again = server.withCopy(migrated, copy -> command.run(host, copy));
        evidence.keep(number + "-migrated-again.log", again.transcript());
        if (again.exitCode() == 0) {
            unproven.add(unsteady(command, "migrated schema", failure.after()));
            return;
        }
        DatabaseCommand.Output last = server.withCopy(live, copy -> command.run(host, copy));
        evidence.keep(number + "-live-again.log", last.transcript());
        if (last.exitCode() == 0) {
            incompatible.add(incompatible(failure));
        } else {
            unproven.add(unsteady(command, "schema that is live", last));
        }
    }

    /**
     * Tells what came of all.
     *
     * @throws CheckFailed if a command fails only on the migrated schema
     * @throws CheckBroken if none does, but one fails on both, or not each time
     */
    void tell(Evidence evidence) {
        if (incompatible.isEmpty() && !unproven.isEmpty()) {
            throw new CheckBroken(unproven.get(0));
        }
        unproven.forEach(evidence::warn);
        CheckFailed.on(incompatible);
    }

    private Finding unproven(DatabaseCommand command, DatabaseCommand.Output output) {
        return Finding.of("`%s` of %s fails on the schema that is live already: it proves nothing about the migrations"
                        .formatted(first(command), version))
                .expected("exit code 0 on the schema that is live")
                .actual(seen(output))
                .fix("Name commands that succeed there, and give them what they need with `env`.");
    }

    private Finding unsteady(DatabaseCommand command, String schema, DatabaseCommand.Output output) {
        return Finding.of(
                        "`%s` of %s fails on the %s one time and succeeds another: it proves nothing about the migrations"
                                .formatted(first(command), version, schema))
                .expected("the same each time on a fresh copy of the database")
                .actual(seen(output))
                .fix("Let it come to the same each time, and leave nothing outside its database, such as a role.");
    }

    private Finding incompatible(Failure failure) throws Exception {
        DatabaseCommand command = failure.command();
        DatabaseCommand.Output output = failure.after();
        Optional<Objection> objection =
                Objection.in(output.text(), failure.before().text());
        Optional<Place> place = objection.isPresent() ? culprits.call().place(objection.get()) : Optional.empty();
        String why = objection.map(each -> ": " + each.message()).orElse("");
        return Finding.of("`%s` of %s fails on the migrated schema"
                                .formatted(command.line().text(), version)
                        + why)
                .rule("incompatible")
                .expected("exit code 0, as on the schema that is live")
                .actual(objection
                        .map(each -> each.sqlState() + ": " + each.message())
                        .orElseGet(() -> seen(output)))
                .at(place.orElseGet(Place::nowhere))
                .fix(objection
                        .map(each -> each.sort().fix())
                        .orElse("Let the migrated schema serve both versions; take away in a later deploy."));
    }

    /** Returns what stands for a command where there is room for a line. */
    static String first(DatabaseCommand command) {
        String text = command.line().text().strip();
        String first = text.lines().findFirst().orElse("");
        return first.equals(text) ? text : first + " …";
    }

    private static String seen(DatabaseCommand.Output output) {
        return "exit code %d%s"
                .formatted(output.exitCode(), output.tail().isBlank() ? ", without a word" : ": " + output.tail());
    }
}
