package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.limit.RateLimitTrial;
import dev.predeploy.staging.limit.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Checks that a rate limit is announced, counts down, and refuses what goes beyond it. */
class RateLimitCheck {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);

    @CheckEach(work = Work.NETWORK, title = "{name} is limited", timeLimit = EntryRules.TIME_LIMIT)
    void limits(RateLimit entry, Session session, Evidence evidence) throws Exception {
        Network network = session.get(Network.class);
        Question question = session.get(Healths.class).question(entry.url(), entry.send(), ONE_ANSWER);
        evidence.step("asks " + question.shownUrl());
        ReentrantLock turn = network.turnAt(question.url());
        turn.lockInterruptibly();
        try {
            Terms terms =
                    new Terms(question.shownUrl(), entry.limit(), entry.window(), entry.refuses(), entry.within());
            judge(new RateLimitTrial(network.probe(), question.keptAlive(), terms, InstantSource.system()), evidence);
        } finally {
            turn.unlock();
        }
    }

    private static void judge(RateLimitTrial trial, Evidence evidence) throws InterruptedException {
        List<Finding> findings;
        try {
            findings = trial.run();
        } finally {
            evidence.keep("transcript.txt", trial.transcript());
        }
        if (!findings.isEmpty()) {
            String more = findings.size() == 1 ? "" : " and " + (findings.size() - 1) + " more";
            throw new CheckFailed(findings.get(0).what() + more, findings);
        }
    }
}
