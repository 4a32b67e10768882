package dev.predeploy.staging;

import dev.predeploy.kit.address.ServerUrl;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.redis.RedisTerms;
import dev.predeploy.staging.redis.RedisTrial;

/** Checks that a deployed Redis answers who has its password, nobody else, and keeps data and limits as declared. */
class RedisCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} Redis", timeLimit = EntryRules.TIME_LIMIT)
    void isAsDeclared(Redis entry, Session session, Evidence evidence) throws Exception {
        session.get(Services.class).requireAll();
        Network network = session.get(Network.class);
        RedisTerms terms = new RedisTerms(
                url(entry, network),
                entry.authenticated() == Redis.Authentication.REQUIRED,
                entry.persistence(),
                entry.maxMemory(),
                entry.answersWithin());
        terms.url().login().password().ifPresent(session.get(Redactor.class)::add);
        evidence.step("asks " + terms.shown());
        RedisTrial trial = new RedisTrial(terms, network.trust(), network.hosts());
        try {
            CheckFailed.on(trial.run());
        } finally {
            evidence.keep("transcript.txt", trial.transcript());
        }
    }

    private static ServerUrl url(Redis entry, Network network) {
        return Redis.read(network.urlText(entry.url()))
                .orElseThrow(() -> new CheckBroken(
                        "`" + entry.url() + "` is no URL of Redis once it is filled in",
                        "let it become such as `redis://:password@host:6379`"));
    }
}
