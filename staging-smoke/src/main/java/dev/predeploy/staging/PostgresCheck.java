package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.DeployedMigrations;
import dev.predeploy.kit.deployed.NotEntered;
import dev.predeploy.kit.deployed.PostgresConnection;
import dev.predeploy.kit.deployed.PostgresUrl;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.postgres.PostgresTrial;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Checks that a deployed PostgreSQL lets us in, is what it must be, and has the tree's migrations; it is only read. */
class PostgresCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} database", timeLimit = EntryRules.TIME_LIMIT)
    void isAsDeclared(Postgres entry, Session session, Evidence evidence) throws Exception {
        session.get(Services.class).requireAll();
        Network network = session.get(Network.class);
        PostgresUrl url = url(entry, network);
        url.login().password().ifPresent(session.get(Redactor.class)::add);
        evidence.step("connects to " + url.shown());
        PostgresConnection way = new PostgresConnection(url, entry.answersWithin());
        try (Connection connection = open(way, network)) {
            PostgresTrial trial = new PostgresTrial(way, connection);
            try {
                CheckFailed.on(findings(entry, session, trial, evidence));
            } finally {
                evidence.keep("transcript.txt", trial.psql().transcript());
            }
        }
    }

    private static Connection open(PostgresConnection way, Network network) throws InterruptedException {
        try {
            return way.open(new PostgresConnection.Way(network.trust().authority(), network.hosts()::mapped));
        } catch (NotEntered refused) {
            throw new CheckFailed(refused.finding());
        }
    }

    private static PostgresUrl url(Postgres entry, Network network) {
        return PostgresUrl.read(network.urlText(entry.url()))
                .orElseThrow(() -> new CheckBroken(
                        "`" + entry.url() + "` is no URL of PostgreSQL once it is filled in",
                        "let it become such as `postgresql://user:password@host:5432/database`"));
    }

    private static List<Finding> findings(Postgres entry, Session session, PostgresTrial trial, Evidence evidence)
            throws Exception {
        evidence.step("asks for version, tables and owners");
        List<Finding> findings = new ArrayList<>(trial.run(entry.wish().terms()));
        if (entry.migrations().isPresent()) {
            evidence.step("compares its migrations with the tree's");
            findings.addAll(migrations(session, entry.migrations().get(), trial));
        }
        return findings;
    }

    private static List<Finding> migrations(Session session, String name, PostgresTrial trial) throws Exception {
        return ServiceLoader.load(DeployedMigrations.class)
                .findFirst()
                .orElseThrow(() -> new CheckNotRun(
                        "nobody here knows the migrations of the tree", "put integration-checks on the class path"))
                .compare(session, name, trial.psql());
    }
}
